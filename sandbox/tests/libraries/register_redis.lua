#!lua name=l
redis.register_function(redis)
