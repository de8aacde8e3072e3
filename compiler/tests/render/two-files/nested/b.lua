#!lua name=b


redis.register_function('Lock_Take', function() end)
