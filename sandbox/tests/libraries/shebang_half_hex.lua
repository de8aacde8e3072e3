#!lua name="\x6"
redis.register_function('f', function() return 1 end)
