#!lua name='a\'b'
redis.register_function('f', function() return 1 end)
