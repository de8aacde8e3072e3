#!lua name=inferred_required
local function run(keys, args)
  local amount = args[1]
  local ttl = args[2]
  redis.call('EXPIRE', keys[1], ttl)
  return redis.call('INCRBY', keys[1], amount)
end

redis.register_function('inferred_required_run', run)
