#!lua name=l
local x = ('').dump(('').rep)
