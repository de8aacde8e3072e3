#!lua name=a
redis.register_function('a_one', function() return 1 end)
