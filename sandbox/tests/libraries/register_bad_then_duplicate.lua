#!lua name=l
redis.register_function('f', function() end)
redis.register_function('f', function() end)
redis.register_function('a-b', function() end)
