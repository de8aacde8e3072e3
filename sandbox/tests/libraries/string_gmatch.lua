#!lua name=l
for word in ('a b c'):gmatch('%a') do redis.register_function(word, function() end) end