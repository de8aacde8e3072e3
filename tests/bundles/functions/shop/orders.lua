--- Orders one.
---@key shop
---@arg item string
---@return integer
local function order(keys, args)
  if level(keys, args) < 1 then
    sold_out(args[1])
  end
  return redis.call('HINCRBY', keys[1], args[1], -1)
end

--- Fails in this file.
---@key shop
---@return nil
local function broken(keys)
  local price = redis.call('HGET', keys[1], 'price')
  return price + 1
end

redis.register_function('shop_order', order)
redis.register_function('shop_broken', broken)
