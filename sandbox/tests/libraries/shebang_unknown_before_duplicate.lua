#!lua name=a foo name=b
redis.register_function('f', function() return 1 end)
