---@release 1.0.0
---@owner checkout
---@function of_libraries
---@include "one.lua"
return 1
