#!lua name=l
redis.log(4, 'x')
redis.register_function('f', function() return 1 end)
