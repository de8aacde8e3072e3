#!lua name=l
redis.register_function(0.5, function() end)
