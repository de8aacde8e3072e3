#!lua name=release_changed
---@release 1.1.0

--- Takes.
---@key stock
---@return integer
local function take(keys, args)
  return redis.call('DECR', keys[1])
end

redis.register_function('release_changed_take', take)
