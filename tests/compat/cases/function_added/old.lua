#!lua name=function_added
--- Takes.
---@key stock
---@return integer
local function take(keys, args)
  return redis.call('DECR', keys[1])
end

redis.register_function('function_added_take', take)
