#!lua name=l
redis.log('2', 'x')
redis.register_function('f', function() return 1 end)
