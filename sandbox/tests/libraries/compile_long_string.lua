#!lua name=l
local x = [[ never closed
redis.register_function('f', function() return 1 end)
