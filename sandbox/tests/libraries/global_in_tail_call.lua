#!lua name=l
local function g() return nope() end
g()