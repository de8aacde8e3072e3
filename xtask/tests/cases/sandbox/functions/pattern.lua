#!lua name=pattern

local first = ('a,b'):match('^([^,]')
redis.register_function('pattern_first', function() return first end)
