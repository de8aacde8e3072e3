#!lua name=l
local x = redis['a\r\nb']