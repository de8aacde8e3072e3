#!lua name=bare_booleans
-- Booleans that are looked at, in whatever way: nothing may be found here.
---@key counter
---@arg is_up boolean
local function compared(keys, args)
  if args[1] and args[1] == '1' then return redis.call('INCR', keys[1]) end
  return redis.call('DECR', keys[1])
end

---@key counter
---@arg is_up boolean
local function required(keys, args)
  local is_up = args[1]
  if not is_up then return redis.error_reply('USAGE one argument') end
  return redis.call('INCRBY', keys[1], is_up)
end

local function is_true(args) return args[1] ~= '0' end

---@key counter
---@arg is_up boolean
local function passed(keys, args)
  if args[1] and is_true(args) then return redis.call('INCR', keys[1]) end
  return 0
end

---@key counter
---@arg word string
---@arg is_up? boolean
local function another(keys, args)
  local word = args[1]
  if word then redis.call('APPEND', keys[1], 'x') end
  return args[2] or word
end

redis.register_function('bb_compared', compared)
redis.register_function('bb_required', required)
redis.register_function('bb_passed', passed)
redis.register_function('bb_another', another)
