#!lua name=deprecated
--- Takes.
---@key stock
---@return integer
local function take(keys, args)
  return redis.call('DECR', keys[1])
end

redis.register_function('deprecated_take', take)
