#!lua name=numbers
-- Numbers in names and descriptions, as Lua writes them.

local function body(keys, args)
  return 1
end

redis.register_function(12, body)
redis.register_function('numbers_' .. 1e3 .. '_' .. 7 % 3, body)
redis.register_function(('numbers_%d'):format(3.7), body)
redis.register_function{ function_name = 'numbers_third', callback = body, description = 1 / 3 }
redis.register_function{ function_name = 'numbers_long', callback = body, description = 1e15 }

-- Many items, and the length of a list that shrinks.
local items = {}
for _ = 1, 15 do
  for i = 1, 9999 do
    items[#items + 1] = i
  end
end
redis.register_function('numbers_' .. #items, body)
items = { 1, 2, 3, 5 }
items[#items] = nil
items[2] = nil
items[2] = 4
redis.register_function('numbers_short_' .. #items, body)

-- A text that doubles is not followed to the end.
local long = 'x'
for _ = 1, 24 do
  long = long .. long
end
---@function numbers_long_text
redis.register_function('numbers_' .. #long, body)
