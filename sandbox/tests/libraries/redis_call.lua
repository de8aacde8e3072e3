#!lua name=l
redis.call('PING')
