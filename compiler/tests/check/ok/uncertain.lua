#!lua name=uncertain
-- What depends on the server's version is not known, nor is anything that follows from it.

local function body(keys, args)
  return 1
end

-- Never looked at on a server that is new enough, so `pairs` is no error.
local each = redis.REDIS_VERSION_NUM < 0x070000 and pairs

local function returns_early()
  if redis.REDIS_VERSION_NUM > 0x070000 then
    return 'uncertain_new'
  end
  return 'uncertain_old'
end
---@function uncertain_early
redis.register_function(returns_early(), body)

local function returns_either()
  if redis.REDIS_VERSION_NUM > 0x070000 then
    return 'uncertain_new'
  else
    return 'uncertain_old'
  end
end
---@function uncertain_either
redis.register_function(returns_either(), body)

local function returns_in_a_loop()
  for turn = 1, 3 do
    if redis.REDIS_VERSION_NUM > turn then
      return 'uncertain_' .. turn
    end
  end
  return 'uncertain_none'
end
---@function uncertain_in_a_loop
redis.register_function(returns_in_a_loop(), body)

local turns = 0
for _ = 1, 3 do
  if redis.REDIS_VERSION_NUM > 0x070000 then
    break
  end
  turns = turns + 1
end
---@function uncertain_turns
redis.register_function('uncertain_turns_' .. turns, body)

-- Known again: the branches and loops above are over.
local known = 'uncertain_' .. 'not'
redis.register_function(known, body)

-- A server that gets past this line has counted one.
local count = 0
if redis.REDIS_VERSION_NUM < 0x070000 then
  return
end
count = count + 1
redis.register_function('uncertain_past_' .. count, body)
