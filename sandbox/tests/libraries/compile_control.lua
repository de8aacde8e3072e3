#!lua name=l
local  = 1
redis.register_function('f', function() return 1 end)
