#!lua name=raised_codes
-- Codes of errors that helpers return and raise.

local function err(code, ...)
  return redis.error_reply(code .. ' ' .. table.concat({ ... }, ' '))
end
local function fail(code, text) error({ err = code .. ' ' .. text }) end
local function formatted(code, n) return redis.error_reply(string.format('%s %d left', code, n)) end
local function positive(text)
  local number = tonumber(text)
  if not number then fail('NOT_A_NUMBER', text) end
  if number < 0 then return nil, err('NEGATIVE', text) end
  return number
end

redis.register_function('raised_helper', function(keys, args)
  local amount, refusal = positive(args[1])
  if not amount then return refusal end
  if amount == 0 then return formatted('ZERO', amount) end
  local message = 'TOO_MUCH ' .. amount
  if amount > 10 then error(redis.error_reply(message)) end
  return amount
end)

local function kind(is_gone) return is_gone and 'GONE' or 'BUSY' end
redis.register_function('raised_either', function(keys)
  if redis.call('EXISTS', keys[1]) == 0 then
    return err(kind(redis.call('EXISTS', keys[2]) == 0), keys[1])
  end
  return redis.status_reply('OK')
end)

-- These have none: an unknown code, a caught error, one word alone, an error without a table, what is never returned.
redis.register_function('raised_unknown', function(keys, args) return err(args[1], 'x') end)
redis.register_function('raised_caught', function(keys)
  local is_done = pcall(function()
    if redis.call('EXISTS', keys[1]) == 1 then error({ err = 'CAUGHT it' }) end
  end)
  return is_done and 1 or 0
end)
redis.register_function('raised_alone', function() return redis.error_reply('ALONE') end)
redis.register_function('raised_text', function() error('TEXT of an error') end)
redis.register_function('raised_dropped', function(keys)
  local unused = err('DROPPED', 'x')
  return redis.call('GET', keys[1])
end)
-- A table is sent as it is.
redis.register_function('raised_table', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return { err = 'TABLE' } end
  return { err = 'CODE ' .. keys[1] }
end)
-- Behind the place where it is not followed, the codes written in the body count.
redis.register_function('raised_stopped', function(keys, args)
  local made = loadstring(args[1])()
  if not made then return redis.error_reply('NOT_MADE ' .. args[1]) end
  return err('NOT_SEEN', 'x')
end)
