#!lua name=l
local x = ('abc'):gsub('.', function(c) return {} end)
