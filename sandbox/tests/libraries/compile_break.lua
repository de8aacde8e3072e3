#!lua name=l
break
redis.register_function('f', function() return 1 end)
