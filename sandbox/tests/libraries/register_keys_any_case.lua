#!lua name=l
redis.register_function{FUNCTION_NAME='f', CallBack=function() end, DESCRIPTION='d', Flags={'NO-WRITES'}}
