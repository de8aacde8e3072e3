#!lua name=l
redis.register_function(2^53, function() end)
