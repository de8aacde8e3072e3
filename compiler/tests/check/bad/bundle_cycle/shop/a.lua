local x = 1
---@include "parts/b.lua"
