#!lua -- takes
return 1
