#!lua name=l
local t
local x = 'a' .. t
