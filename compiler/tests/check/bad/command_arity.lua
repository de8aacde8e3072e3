#!lua name=command_arity
redis.register_function('ca_few', function(keys) return redis.call('SET', keys[1]) end)
redis.register_function('ca_many', function(keys, args) return redis.call('GET', keys[1], unpack(args)) and redis.call('GET', keys[1], keys[2], unpack(args)) end)
redis.register_function('ca_none', function() return redis.call() end)
redis.register_function('ca_container', function() return redis.call('OBJECT') end)
redis.register_function('ca_sub', function(keys) return redis.call('OBJECT', 'ENCODING') end)
redis.register_function('ca_loop', function(keys, args)
  for i = 1, #args do
    redis.call('HSET', keys[1], args[i])
  end
end)
