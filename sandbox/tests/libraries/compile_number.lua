#!lua name=l
local x = 3x
redis.register_function('f', function() return 1 end)
