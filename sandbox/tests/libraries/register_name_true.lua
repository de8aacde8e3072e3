#!lua name=l
redis.register_function(true, 1)
