#!lua name="a\nb"
redis.register_function('f', function() return 1 end)
