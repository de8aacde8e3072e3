#!lua name=l
redis.register_function('f' .. redis.REDIS_VERSION:gsub('%.', '_') .. '_' .. redis.REDIS_VERSION_NUM, function() end)