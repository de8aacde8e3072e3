#!lua name=l
local x = ('%y'):format(1)
