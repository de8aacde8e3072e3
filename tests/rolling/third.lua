#!lua name=orders
--- The orders of a shop, without what nobody calls any more.
---@release 2.0.0

--- Notes whose order it is.
---@key orders      list of orders
---@arg id string
---@arg customer string
---@return integer  how many there are
local function put(keys, args)
  return redis.call('RPUSH', keys[1], args[1] .. ':' .. args[2])
end

redis.register_function('orders_put', put)
