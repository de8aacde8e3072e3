#!lua name=l
for i = 1, 2000 do redis.register_function('f' .. i, function() return i end) end
