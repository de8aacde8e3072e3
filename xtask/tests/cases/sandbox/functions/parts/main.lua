#!lua name=parts
local names = ('a b'):gmatch('%a')
