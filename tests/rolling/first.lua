#!lua name=orders
--- The orders of a shop, as its first app knows them.
---@release 1.0.0

--- Notes an order.
---@key orders      list of orders
---@arg id string
---@return integer  how many there are
local function add(keys, args)
  return redis.call('RPUSH', keys[1], args[1])
end

redis.register_function('orders_add', add)
