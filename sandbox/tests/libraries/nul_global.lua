#!lua name=l
local x = redis['a\0b']