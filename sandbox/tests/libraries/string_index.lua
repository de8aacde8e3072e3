#!lua name=l
local x = ('x').y.z
