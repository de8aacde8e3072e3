#!lua name=l
redis.log(3.9, 'x')
redis.register_function('f', function() return 1 end)
