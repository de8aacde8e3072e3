#!lua name=l
redis.register_function(('x'):rep(5000), function() end)
