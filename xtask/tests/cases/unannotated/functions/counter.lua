#!lua name=counter
redis.register_function('counter_add', function(keys, args)
  local counter = keys[1]
  local step = tonumber(args[1])
  return redis.call('INCRBY', counter, step)
end)
