#!lua name=l
local register = redis.register_function
register('f', register)
