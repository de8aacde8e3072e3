#!lua name=twice
local names = ('twice_get,TWICE_GET'):gmatch('[^,]+')
---@function twice_get
redis.register_function(names(), function() return 1 end)
---@function twice_set
redis.register_function(names(), function() return 2 end)
