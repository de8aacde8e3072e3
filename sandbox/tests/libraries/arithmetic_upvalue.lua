#!lua name=l
local t = {}
local function g() return t + 1 end
g()