#!lua name=l
local x = 'a' < 1
