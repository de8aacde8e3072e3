#!lua name=l
redis.x = 1
