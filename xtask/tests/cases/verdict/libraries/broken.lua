#!lua name=broken
local floor = math.floor
