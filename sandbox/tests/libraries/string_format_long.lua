#!lua name=l
local x = ('%0999d'):format(1)
