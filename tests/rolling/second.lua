#!lua name=orders
--- The orders of a shop. An order may have a note, and the way of the next release stands beside the old.
---@release 1.1.0

--- Notes an order.
---@deprecated `orders_put` says whose it is
---@key orders      list of orders
---@arg id string
---@arg note? string
---@return integer  how many there are
local function add(keys, args)
  local note = args[2]
  return redis.call('RPUSH', keys[1], note and args[1] .. ':' .. note or args[1])
end

--- Notes whose order it is.
---@key orders      list of orders
---@arg id string
---@arg customer string
---@return integer  how many there are
local function put(keys, args)
  return redis.call('RPUSH', keys[1], args[1] .. ':' .. args[2])
end

redis.register_function('orders_add', add)
redis.register_function('orders_put', put)
