#!lua name=l
redis.LOG_DEBUG()
