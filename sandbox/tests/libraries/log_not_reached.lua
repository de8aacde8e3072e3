#!lua name=l
local function g() redis.log(1, 'x') end
redis.register_function('f', function() return 1 end)
