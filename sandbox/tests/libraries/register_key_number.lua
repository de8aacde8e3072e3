#!lua name=l
redis.register_function{[1.5]=1}
