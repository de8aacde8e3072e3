#!lua name=l
local x = redis[nil]