#!lua name=l
local log = redis.log
redis.register_function('f', function() return 1 end)
