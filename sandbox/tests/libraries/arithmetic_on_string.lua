#!lua name=l
redis.register_function('f' .. '10' + 1, function() end)