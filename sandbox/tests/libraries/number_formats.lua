#!lua name=l
redis.register_function(('f' .. 1e15 .. '_' .. 1e100 .. '_' .. 0.1 .. '_' .. -1):gsub('%W', '_'), function() end)