#!lua name=l
redis.register_function('a-b', function() end)
nope()
