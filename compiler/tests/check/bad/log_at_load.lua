#!lua name=noisy
redis.log(redis.LOG_NOTICE, 'loading')
redis.register_function('noisy_f', function(keys, args)
  redis.log(redis.LOG_NOTICE, 'called')
  return 1
end)
