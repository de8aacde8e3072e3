#!lua name=shop
--- Sells things.

--- Takes one off the shelf.
---@key shelf
local function buy(keys)
  redis.call('PUBLISH', 'bought', keys[1])
  return redis.call('DECR', keys[1])
end

--- How many there are.
---@key shelf
local function look(keys)
  return tonumber(redis.call('GET', keys[1]))
end

redis.register_function('shop_buy', buy)
redis.register_function{function_name='shop_look', callback=look, flags={'no-writes'}}
