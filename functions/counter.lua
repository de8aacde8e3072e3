#!lua name=counter
--- Counters that know their bounds.
---
--- Each call touches one key, a whole number as plain text, so that GET and SET read and write it; a missing key counts
--- as 0. Its time to live stays as it is. Up to 2^53 Lua's numbers are exact, and what goes beyond is refused.
---@release 1.0.0

---@class Change
---@field applied boolean whether the counter changed
---@field value integer   what it holds now

-- The whole number that a string spells, if it is at most 2^53 either way; else nil.
local function whole(text)
  local value = tonumber(text)
  if value and math.abs(value) <= 2^53 and string.format('%d', value) == text then
    return value
  end
  return nil
end

local function invalid(what)
  return redis.error_reply('INVALID_NUMBER ' .. what .. ' is not a whole number of at most 2^53')
end

-- The sum of two such numbers, or nil beyond 2^53: there it would be rounded.
local function sum(value, by)
  if by > 0 and value > 2^53 - by or by < 0 and value < -2^53 - by then
    return nil
  end
  return value + by
end

--- Adds `by`, which may be negative.
---@key counter
---@arg by integer
---@return integer         the new value
---@error INVALID_NUMBER   `by` or what the key holds is not a whole number of at most 2^53
---@error OUT_OF_RANGE     the new value would be beyond 2^53
local function add(keys, args)
  local counter, by = keys[1], whole(args[1])
  if not by then
    return invalid('by')
  end
  local value = whole(redis.call('GET', counter) or '0')
  if not value then
    return invalid('the value of the key')
  end
  if not sum(value, by) then
    return redis.error_reply('OUT_OF_RANGE the new value would be beyond 2^53')
  end
  return redis.call('INCRBY', counter, by)
end

--- Adds `by` if the new value is at most `max`.
---@key counter
---@arg by integer         may be negative
---@arg max integer
---@return Change
---@error INVALID_NUMBER   an argument or what the key holds is not a whole number of at most 2^53
---@error OUT_OF_RANGE     the new value would be beyond -2^53
local function add_bounded(keys, args)
  local counter = keys[1]
  local by, max = whole(args[1]), whole(args[2])
  if not by or not max then
    return invalid('by or max')
  end
  local value = whole(redis.call('GET', counter) or '0')
  if not value then
    return invalid('the value of the key')
  end
  local total = sum(value, by)
  if not total and by < 0 then
    return redis.error_reply('OUT_OF_RANGE the new value would be beyond -2^53')
  end
  if not total or total > max then
    return { 0, value }
  end
  return { 1, redis.call('INCRBY', counter, by) }
end

--- Adds 1 if the value is below `max`. A missing key counts as `start`.
---@key counter
---@arg start integer
---@arg max integer
---@return Change
---@error INVALID_NUMBER   an argument or what the key holds is not a whole number of at most 2^53
local function increment_below(keys, args)
  local counter = keys[1]
  local start, max = whole(args[1]), whole(args[2])
  if not start or not max then
    return invalid('start or max')
  end
  local value = whole(redis.call('GET', counter) or args[1])
  if not value then
    return invalid('the value of the key')
  end
  if value >= max then
    return { 0, value }
  end
  redis.call('SET', counter, value + 1, 'KEEPTTL')
  return { 1, value + 1 }
end

redis.register_function('counter_add', add)
redis.register_function('counter_add_bounded', add_bounded)
redis.register_function('counter_increment_below', increment_below)
