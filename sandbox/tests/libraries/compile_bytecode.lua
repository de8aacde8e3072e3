#!lua name=l
Lua