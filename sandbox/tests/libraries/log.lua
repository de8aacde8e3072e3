#!lua name=l
redis.log(redis.LOG_WARNING, 'x')
redis.register_function('f', function() return 1 end)
