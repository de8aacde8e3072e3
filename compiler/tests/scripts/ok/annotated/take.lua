#!lua
--- Takes `quantity` off the shelf, or nothing.
---
--- Nobody sees half of it.
---@key stock              integer: how many there are
---@arg quantity integer
---@return integer         how many are left
---@error OUT_OF_STOCK     fewer than `quantity` are there
local left = tonumber(redis.call('GET', KEYS[1]) or '0')
local quantity = tonumber(ARGV[1])
if left < quantity then
  return redis.error_reply('OUT_OF_STOCK only ' .. left .. ' left')
end
return redis.call('DECRBY', KEYS[1], quantity)
