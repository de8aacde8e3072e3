#!lua name=b
redis.register_function('b_ok', function() return 1 end)
redis.register_function('SAME', function() return 1 end)
