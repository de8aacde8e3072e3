#!lua name=l
local x = {} < 1
