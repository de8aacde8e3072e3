#!lua name=l
redis.register_function(nil, function() end)
