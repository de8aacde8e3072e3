#!lua name=l
local x = ('%s'):format({})
