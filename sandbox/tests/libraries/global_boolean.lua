#!lua name=l
local x = redis[true]