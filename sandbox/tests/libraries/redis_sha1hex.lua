#!lua name=l
local x = redis.sha1hex('x')
