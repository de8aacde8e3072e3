#!lua name=l
local x = ('x'):gsub('x', redis)