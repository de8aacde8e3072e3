#!lua name=shop
---@include "a.lua"
---@include "../../elsewhere.lua"
---@include "/etc/x.lua"
---@include notes.txt
redis.register_function('shop_x', function(keys, args) return 1 end)
