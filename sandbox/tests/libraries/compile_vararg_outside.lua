#!lua name=l
local function g() return ... end
redis.register_function('f', function() return 1 end)
