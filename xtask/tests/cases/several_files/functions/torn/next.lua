end

local count = 0
count = cuont + 1
---@include "missing.lua"
redis.register_function('torn_reply', reply)
