#!lua name=l
local x = ('abc'):gsub('.', function(c) return nope end)
