#!lua name=l
local function g() return (('x'):gsub('x', g)) end
g()