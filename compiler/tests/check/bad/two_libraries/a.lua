#!lua name=a
redis.register_function('same', function() return 1 end)
