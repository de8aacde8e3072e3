#!lua name=one
--- Sums, with helpers that another library has too.
---@include "common/second.lua"
local one = 1
