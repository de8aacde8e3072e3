
---@include "b.lua"
---@include "notes.txt"
