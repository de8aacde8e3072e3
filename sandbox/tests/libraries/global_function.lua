#!lua name=l
function g() end
redis.register_function('f', function() return 1 end)
