#!lua name=bad
redis.register_function('bad_f', function() return 1 )
