#!lua name=cart
--- What a customer means to buy.
---@release 1.0.0
---@owner shop

---@class Line
---@field product string
---@field quantity integer

-- Far below 2^53, so that no sum of quantities is ever rounded.
local MOST = 1000000

-- The whole number that a string spells, if it is from 0 to MOST; else nil.
local function quantity_of(text)
  local value = tonumber(text)
  if value and value >= 0 and value <= MOST and string.format('%d', value) == text then
    return value
  end
  return nil
end

-- The lines of a cart, sorted: a server gives the fields of a hash in any order.
local function read(cart)
  local fields, lines = redis.call('HGETALL', cart), {}
  for i = 1, #fields, 2 do
    lines[#lines + 1] = { fields[i], tonumber(fields[i + 1]) }
  end
  table.sort(lines, function(a, b) return a[1] < b[1] end)
  return lines
end

--- Puts `quantity` of a product into the cart, in place of what was there of it. Zero takes it out.
---@key cart               a hash of products and quantities
---@arg product string
---@arg quantity integer   from 0 to a million
---@return Line[]          the cart as it is now
---@error INVALID_QUANTITY `quantity` is out of range
local function put(keys, args)
  local cart, product, quantity = keys[1], args[1], quantity_of(args[2])
  if not quantity then
    return redis.error_reply('INVALID_QUANTITY quantity is not from 0 to ' .. MOST)
  end
  if quantity == 0 then
    redis.call('HDEL', cart, product)
  else
    redis.call('HSET', cart, product, quantity)
  end
  return read(cart)
end

--- What is in the cart, by product.
---@key cart
---@return Line[]
local function lines(keys)
  return read(keys[1])
end

redis.register_function('cart_put', put)
redis.register_function{ function_name = 'cart_lines', callback = lines, flags = { 'no-writes' } }
