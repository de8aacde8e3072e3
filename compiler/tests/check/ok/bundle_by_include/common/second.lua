---@include "first.lua"
local second = 'second_' .. first
redis.register_function('one_' .. second, function(keys, args) return one end)
