
#!lua name=a
redis.register_function('a', function() return 1 end)
