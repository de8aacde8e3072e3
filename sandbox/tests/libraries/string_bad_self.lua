#!lua name=l
local f = ('x').rep
f(nil, 2)
