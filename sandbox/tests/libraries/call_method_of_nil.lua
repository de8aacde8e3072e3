#!lua name=l
local t = {}
t:go()
