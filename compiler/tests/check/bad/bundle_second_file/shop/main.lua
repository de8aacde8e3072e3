#!lua name=shop
local function shared() end
