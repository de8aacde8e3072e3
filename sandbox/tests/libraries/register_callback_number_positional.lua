#!lua name=l
redis.register_function('f', 1)
