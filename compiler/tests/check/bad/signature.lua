#!lua name=signature
---@key lock
---@arg token string
local function acquire(keys, args)
  redis.call('INCR', keys[2])
  return redis.call('SET', keys[1], args[1], 'PX', args[2])
end
redis.register_function('signature_acquire', acquire)
