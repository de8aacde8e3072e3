#!lua name=l
redis.log({}, 'x')
redis.register_function('f', function() return 1 end)
