#!lua name=stock
---@release 1.0.0

---@class Level
---@field left integer
---@field most integer

--- Takes from the stock.
---@key stock
---@arg amount number
---@return Level
---@error NOT_ENOUGH
local function take(keys, args)
  local left = redis.call('DECRBY', keys[1], args[1])
  if left < 0 then return redis.error_reply('NOT_ENOUGH in stock') end
  return { left, 1000 }
end

redis.register_function('stock_take', take)

--- What is left.
---@key stock
---@return string?
local function peek(keys)
  return redis.call('GET', keys[1])
end

redis.register_function{
  function_name = 'stock_peek',
  callback = peek,
  flags = { 'no-writes' },
}
