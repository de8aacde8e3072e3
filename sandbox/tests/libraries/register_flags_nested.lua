#!lua name=l
redis.register_function{function_name='f', callback=function() end, flags={{}}}
