#!lua name=counted
--- Replies that say how many values come, and go on behind those.

---@class Lease
---@field id string
---@field epoch integer

---@alias Taken
---| [1, "OK", string, #(id: string, weight: number|""), #integer, Lease...]
---| [1, "NIL", #string, nil, integer]
---| [1, "SOME", #string, "END", integer?]
---| [0, "NONE"]

---@key queue
---@return Taken
redis.register_function('counted_take', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)

--- Nothing of it stands at a place of its own.
---@key queue
---@return [1, #string] | [0]
redis.register_function('counted_only', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)

---@class Page
---@field names [#string, integer?]

---@key queue
---@return Page?
redis.register_function('counted_held', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)

---@key queue
---@return [#(name: string, at: integer), string, ...integer]
redis.register_function('counted_page', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)
