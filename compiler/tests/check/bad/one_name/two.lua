#!lua name=a
redis.register_function('a_two', function() return 1 end)
