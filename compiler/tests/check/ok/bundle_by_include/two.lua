#!lua name=two
---@include "common/first.lua"
---@include "two/get.lua"
