#!lua name=shop
--- Sells things.
---@release 1.0.0
---@include "stock/levels.lua"

local function sold_out(item)
  error('nothing left of ' .. item)
end
