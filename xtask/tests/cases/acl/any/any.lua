#!lua name=any
redis.register_function('any_run', function(keys, args)
  return redis.call(args[1], keys[1])
end)
