#!lua name=checkout
--- From a cart to an order, with the stock that it takes.
---
--- An order takes stock of any product, so all keys of a shop share one hash tag: `stock:{shop}`, `cart:{shop}:ada`,
--- `order:{shop}:ada:1`.
---@release 1.0.0
---@owner shop

---@class Line
---@field product string
---@field quantity integer

---@class Order
---@field is_new boolean whether this call placed it; false where it was placed before
---@field lines Line[]   what was ordered, by product

-- Far below 2^53, so that no sum of quantities is ever rounded.
local MOST = 1000000

-- The whole number that a string spells, if it is from 1 to MOST; else nil.
local function quantity_of(text)
  local value = tonumber(text)
  if value and value >= 1 and value <= MOST and string.format('%d', value) == text then
    return value
  end
  return nil
end

-- The lines of a cart or an order, sorted: a server gives the fields of a hash in any order.
local function read(key)
  local fields, lines = redis.call('HGETALL', key), {}
  for i = 1, #fields, 2 do
    lines[#lines + 1] = { fields[i], tonumber(fields[i + 1]) }
  end
  table.sort(lines, function(a, b) return a[1] < b[1] end)
  return lines
end

local function left_of(stock, product)
  return tonumber(redis.call('HGET', stock, product) or 0)
end

--- Adds to the stock of a product.
---@key stock              a hash of products and how many are left
---@arg product string
---@arg quantity integer   from 1 to a million
---@return integer         how many there are now
---@error INVALID_QUANTITY `quantity` is out of range
local function restock(keys, args)
  local stock, product, quantity = keys[1], args[1], quantity_of(args[2])
  if not quantity then
    return redis.error_reply('INVALID_QUANTITY quantity is not from 1 to ' .. MOST)
  end
  return redis.call('HINCRBY', stock, product, quantity)
end

--- How many of a product are left.
---@key stock
---@arg product string
---@return integer 0 also for a product that there never was
local function left(keys, args)
  return left_of(keys[1], args[1])
end

--- Makes an order of a cart: all of it leaves the stock, or nothing does. The cart is empty then.
---
--- Placing an order again changes nothing and gives the same lines, so a caller that got no answer may repeat it.
---@key stock
---@key cart           a hash of products and quantities
---@key order          becomes what the cart was
---@return Order
---@error EMPTY_CART   there is nothing in the cart, and no such order
---@error OUT_OF_STOCK fewer of a product are left than the cart asks for
local function place(keys)
  local stock, cart, order = keys[1], keys[2], keys[3]
  local placed = read(order)
  if #placed > 0 then
    return { 0, placed }
  end
  local wanted = read(cart)
  if #wanted == 0 then
    return redis.error_reply('EMPTY_CART there is nothing in the cart')
  end

  -- Everything is looked at before anything is written: a function that fails half way is not undone.
  for _, line in ipairs(wanted) do
    local product, quantity = line[1], line[2]
    local left = left_of(stock, product)
    if left < quantity then
      return redis.error_reply('OUT_OF_STOCK ' .. quantity .. ' of ' .. product .. ' wanted, ' .. left .. ' left')
    end
  end
  for _, line in ipairs(wanted) do
    redis.call('HINCRBY', stock, line[1], -line[2])
  end
  redis.call('RENAME', cart, order)
  return { 1, wanted }
end

--- Takes an order back: what it took returns to the stock.
---@key stock
---@key order
---@return boolean whether there was such an order
local function cancel(keys)
  local stock, order = keys[1], keys[2]
  local lines = read(order)
  for _, line in ipairs(lines) do
    redis.call('HINCRBY', stock, line[1], line[2])
  end
  redis.call('DEL', order)
  return #lines > 0
end

redis.register_function('checkout_restock', restock)
redis.register_function{ function_name = 'checkout_left', callback = left, flags = { 'no-writes' } }
redis.register_function('checkout_place', place)
redis.register_function('checkout_cancel', cancel)
