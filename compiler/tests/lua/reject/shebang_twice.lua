#!lua name=a
#!lua name=b
local x
