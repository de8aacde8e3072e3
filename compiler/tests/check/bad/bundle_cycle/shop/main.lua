#!lua name=shop
---@include "a.lua"
redis.register_function('shop_x', function(keys, args) return 1 end)
