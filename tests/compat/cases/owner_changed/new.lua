#!lua name=owner_changed
---@owner stock

--- Takes.
---@key stock
---@return integer
local function take(keys, args)
  return redis.call('DECR', keys[1])
end

redis.register_function('owner_changed_take', take)
