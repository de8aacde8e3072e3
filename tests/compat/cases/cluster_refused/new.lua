#!lua name=cluster_refused
--- Takes.
---@key stock
---@return integer
local function take(keys, args)
  redis.call('INCR', 'total')
  return redis.call('DECR', keys[1])
end

redis.register_function('cluster_refused_take', take)
