#!lua name=stock
---@release 2.0.0

---@class Level
---@field left integer
---@field most integer
---@field reserved integer

--- Takes from the stock.
---@key stock
---@arg amount integer
---@arg order? string
---@return Level
---@error NOT_ENOUGH
---@error SOLD_OUT
local function take(keys, args)
  local left = redis.call('DECRBY', keys[1], args[1])
  if left < -1000 then return redis.error_reply('SOLD_OUT for good') end
  if left < 0 then return redis.error_reply('NOT_ENOUGH in stock') end
  if args[2] then redis.call('SET', keys[1] .. ':order', args[2]) end
  return { left, 1000, 0 }
end

redis.register_function('stock_take', take)
