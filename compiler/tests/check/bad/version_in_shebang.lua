#!lua name=a version=1.0
redis.register_function('a', function() return 1 end)
