#!lua name=l
local x = 0x1p4
redis.register_function('f' .. x, function() end)
