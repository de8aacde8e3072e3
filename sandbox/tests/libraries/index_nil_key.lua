#!lua name=l
local t = {}
t[nil] = 1
