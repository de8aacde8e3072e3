#!lua name=two
---@include "common/x.lua"
