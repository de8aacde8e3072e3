#!lua name=l
local x = redis[0/0]