#!lua flags=no-writes,allow-stale
--- How many are left.
---@key stock
---@return integer?
-- fcall: allow(redundant-flag) kept to show both flags

local left = redis.call('GET', KEYS[1])
return left and tonumber(left)
