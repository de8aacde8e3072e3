#!lua name=l
function redis.g() end
