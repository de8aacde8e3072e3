#!lua name="\xg1"
redis.register_function('f', function() return 1 end)
