#!lua name=l
local x = { ('x'):rep(9000):byte(1, 9000) }
