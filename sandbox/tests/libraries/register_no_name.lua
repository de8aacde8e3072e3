#!lua name=l
redis.register_function{callback=function() end}
