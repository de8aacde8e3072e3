#!lua name=l
redis.register_function(1/0, function() end)
