-- é
local s = 'café'; stock = s
redis.register_function('shop_x', function(keys, args) return 1 end)
---@arg limit
redis.register_function('shop_X', function(keys, args) return 2 end)
