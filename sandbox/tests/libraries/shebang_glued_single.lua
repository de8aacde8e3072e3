#!lua name="a"'b'c
redis.register_function('f', function() return 1 end)
