#!lua name=l
redis.register_function('f', redis.register_function)
