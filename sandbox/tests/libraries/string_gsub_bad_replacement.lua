#!lua name=l
local x = ('abc'):gsub('.', true)
