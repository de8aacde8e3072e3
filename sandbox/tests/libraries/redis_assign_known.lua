#!lua name=l
redis.log = 1
