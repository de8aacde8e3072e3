#!lua name=l
local t = {}
local x = t.a.b + 1
