#!lua name=l
local x = '\400'
redis.register_function('f', function() return 1 end)
