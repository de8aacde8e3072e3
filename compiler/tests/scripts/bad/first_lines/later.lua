
#!lua
return 1
