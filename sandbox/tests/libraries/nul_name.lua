#!lua name=l
redis.register_function('f\0b', function() end)