#!lua name=l
local t = {}
t.a.b()
