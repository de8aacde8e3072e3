#!lua name=l
redis.register_function('é', function() end)
