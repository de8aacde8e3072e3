#!lua name=load_order
-- Which value lands where, in the order Lua has.

local function body(keys, args)
  return 1
end

-- The key is worked out before `place` changes.
local place, names = 1, {}
place, names[place] = 2, 'load_order_old_key'
redis.register_function(names[1], body)

-- The last target is assigned first.
local twice
twice, twice = 'load_order_first_stays', 'load_order_lost'
redis.register_function(twice, body)

-- Items are stored behind keys.
local listed = { 'load_order_item', [1] = 'load_order_lost' }
redis.register_function(listed[1], body)

-- Both halves are unknown here: neither is nil.
local first, second = ('load_order_a,load_order_b'):match('(.*),(.*)')
---@function load_order_a
redis.register_function(first, body)
---@function load_order_b
redis.register_function(second, body)

-- How many there are is unknown too.
local halves = { ('a,b'):match('(.*),(.*)') }
---@function load_order_2
redis.register_function('load_order_' .. #halves, body)
