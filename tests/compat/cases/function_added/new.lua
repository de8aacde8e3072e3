#!lua name=function_added
--- Takes.
---@key stock
---@return integer
local function take(keys, args)
  return redis.call('DECR', keys[1])
end

redis.register_function('function_added_take', take)

--- Peeks.
---@key stock
---@return integer
local function peek(keys, args)
  return redis.call('STRLEN', keys[1])
end

redis.register_function('function_added_peek', peek)
