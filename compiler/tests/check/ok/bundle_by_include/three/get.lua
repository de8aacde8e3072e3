--- These are not the words of the library.
---@include "../common/first.lua"

redis.register_function('three_' .. first, function(keys, args) return redis.call('GET', keys[1]) end)
