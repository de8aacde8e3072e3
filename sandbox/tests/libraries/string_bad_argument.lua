#!lua name=l
local x = ('x'):rep()
