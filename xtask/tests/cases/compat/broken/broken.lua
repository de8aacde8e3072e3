#!lua name=broken
local x = 
