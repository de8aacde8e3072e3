#!lua name=a
local x = 1
