#!lua name=l
local t = { rep = ('x').rep }
t:rep(2)
