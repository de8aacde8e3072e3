#!lua name=versions
local line = 'on ' .. redis.REDIS_VERSION:match('^7%.%d')
redis.register_function('versions_line', function() return line end)
