#!lua name=l
redis.register_function('f' .. (server == redis and 1 or 2), function() end)