#!lua name=l
redis.register_function('f' .. #redis, function() end)