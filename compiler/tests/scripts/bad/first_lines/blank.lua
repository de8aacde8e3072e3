 #!lua
return 1
