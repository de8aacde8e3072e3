#!lua name=l
return 1, 2, {err='x'}