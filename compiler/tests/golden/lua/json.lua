#!lua name=json
--- Replies and arguments that are JSON.

---@alias State "open"|"closed"

---@class Basket
---@field owner string
---@field state State
---@field type? string
---@field gift? boolean
---@field nickname Nickname
---@field items Item[]
---@field totals table<string, number>

---@alias Nickname string?

---@class Item
---@field unitPrice number
---@field sizes [integer, integer]

---@key basket
---@arg item json<Item>
---@arg note? json<{ text: string }>
---@return json<Basket>
redis.register_function('json_add', function(keys, args)
  return redis.call('GET', keys[1]) or cjson.encode({ items = { cjson.decode(args[1]) }, args[2] })
end)

---@return json<Item[]>?
redis.register_function('json_items', function() return '{}' end)

---@return json<any>
redis.register_function('json_anything', function() return '{}' end)

---@return [State, json<{ ok: boolean? }>]
redis.register_function('json_both', function() return { 'open', '{}' } end)

---@arg data json<any>
---@arg ...more json<any>
---@return json<any>
redis.register_function('json_same', function(keys, args) return args[#args] end)

---@arg data? json<any>
---@return json<any>?
redis.register_function('json_perhaps', function(keys, args) return args[1] end)

---@alias Extra any

---@class Parcel
---@field data any
---@field extra? Extra
---@field any any[]

---@return json<Parcel>
redis.register_function('json_parcel', function() return '{"data":{},"any":{}}' end)
