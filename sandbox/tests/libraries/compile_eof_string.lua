#!lua name=l
local x = 'abc
redis.register_function('f', function() return 1 end)
