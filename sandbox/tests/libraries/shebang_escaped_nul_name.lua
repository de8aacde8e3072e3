#!lua name="a\x00b"
redis.register_function('f', function() return 1 end)
