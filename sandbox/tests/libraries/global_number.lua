#!lua name=l
local x = redis[1.5]