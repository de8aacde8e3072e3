#!lua name=function_removed
--- Takes.
---@key stock
---@return integer
local function take(keys, args)
  return redis.call('DECR', keys[1])
end

redis.register_function('function_removed_take', take)

--- Peeks.
---@key stock
---@return integer
local function peek(keys, args)
  return redis.call('STRLEN', keys[1])
end

redis.register_function('function_removed_peek', peek)
