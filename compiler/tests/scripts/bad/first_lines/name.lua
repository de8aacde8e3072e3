#!lua name=take
return 1
