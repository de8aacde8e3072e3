#!lua name=l
redis.log(-0.5, 'x')
redis.register_function('f', function() return 1 end)
