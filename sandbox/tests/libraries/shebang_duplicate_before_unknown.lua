#!lua name=a name=b foo
redis.register_function('f', function() return 1 end)
