#!lua name=l
local x = 'a' .. redis
