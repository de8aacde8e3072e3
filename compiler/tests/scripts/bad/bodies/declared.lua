---@key name
---@key other
---@arg count integer
---@return [integer, string]
redis.call('SET', KEYS[1], ARGV[2])
return 1
