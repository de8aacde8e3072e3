#!lua flags=no-writes,no-cluster
---@key ...name
---@return (string|nil)[]
return redis.call('MGET', unpack(KEYS))
