#!lua name=l
local é = 1
redis.register_function('f', function() return 1 end)
