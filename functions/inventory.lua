#!lua name=inventory
--- Stock that is reserved for orders: what is left and what is reserved always add up.
---
--- `stock` is a whole number as plain text, so that SET and INCRBY fill it up; a missing key is no stock. `orders` is a
--- hash of the quantity that each order has reserved: HGET looks it up, and HDEL takes it out once the order is
--- shipped. The two keys share a hash tag, such as `stock:{sku:7}` and `stock:{sku:7}:orders`.
---@release 1.0.0

-- The whole number that a string spells, if it is from `least` to `most`; else nil.
local function whole(text, least, most)
  local value = tonumber(text)
  if value and value >= least and value <= most and string.format('%d', value) == text then
    return value
  end
  return nil
end

local function invalid_stock()
  return redis.error_reply('INVALID_STOCK stock or orders hold something else than whole numbers of at most 2^53')
end

--- Takes `quantity` out of the stock for an order. Asked again for the same order, it refuses and takes nothing.
---@key stock
---@key orders
---@arg order bytes         names the order
---@arg quantity integer    at least 1
---@return integer          what is left in stock
---@error INVALID_QUANTITY  `quantity` is not from 1 to 2^53
---@error ALREADY_RESERVED  the order has a reservation
---@error OUT_OF_STOCK      the stock is lower than `quantity`; the message ends with what is left
---@error INVALID_STOCK     `stock` holds something else than a whole number of at most 2^53
local function reserve(keys, args)
  local stock, orders = keys[1], keys[2]
  local order, quantity = args[1], whole(args[2], 1, 2^53)
  if not quantity then
    return redis.error_reply('INVALID_QUANTITY quantity is not a whole number from 1 to 2^53')
  end
  if redis.call('HEXISTS', orders, order) == 1 then
    return redis.error_reply('ALREADY_RESERVED the order has a reservation')
  end
  local left = whole(redis.call('GET', stock) or '0', -2^53, 2^53)
  if not left then
    return invalid_stock()
  end
  if left < quantity then
    return redis.error_reply(string.format('OUT_OF_STOCK there are %d left', left))
  end

  redis.call('HSET', orders, order, quantity)
  return redis.call('DECRBY', stock, quantity)
end

--- Puts what an order has reserved back into the stock, once.
---@key stock
---@key orders
---@arg order bytes     as given to `reserve`
---@return integer      what is left in stock
---@error NOT_RESERVED  the order has no reservation
---@error INVALID_STOCK `stock` or `orders` holds something else than whole numbers, or the stock would pass 2^53
local function release(keys, args)
  local stock, orders = keys[1], keys[2]
  local order = args[1]
  local reserved = redis.call('HGET', orders, order)
  if not reserved then
    return redis.error_reply('NOT_RESERVED the order has no reservation')
  end
  local quantity = whole(reserved, 1, 2^53)
  local left = whole(redis.call('GET', stock) or '0', -2^53, 2^53)
  if not quantity or not left or left > 2^53 - quantity then
    return invalid_stock()
  end

  redis.call('HDEL', orders, order)
  return redis.call('INCRBY', stock, quantity)
end

redis.register_function('inventory_reserve', reserve)
redis.register_function('inventory_release', release)
