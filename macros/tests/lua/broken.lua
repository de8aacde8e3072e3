#!lua name=broken

redis.register_function('broken_call', function(keys, args)
  return redis.call('GET', keys[1]
end)
