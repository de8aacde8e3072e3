#!lua name=l
redis.register_function{['function_name\0x']='f', callback=function() end}