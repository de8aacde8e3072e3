#!lua name=one
---@include "common/x.lua"
