#!lua name=l
for word in ('a b'):gfind('%a') do redis.register_function(word, function() end) end