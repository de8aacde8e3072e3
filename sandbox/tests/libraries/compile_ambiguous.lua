#!lua name=l
local a = redis
(a or a).log(1, 'x')
