#!lua name=l
local x = = '\'
