#!lua name=bad_json

---@class Holder
---@field raw bytes

---@alias Shape [1, integer]|[0]
---@alias Level 1|2

---@class Deep
---@field shape Shape
---@field level Level
---@field sure? boolean

---@return json<Holder>
redis.register_function('json_bytes', function() return '1' end)
---@return json<{ a: any }>
redis.register_function('json_any', function() return '1' end)
---@return json<Deep[]>
redis.register_function('json_deep', function() return '1' end)
---@return json<[string, ...integer]>
redis.register_function('json_rest', function() return '1' end)
---@return json<json<integer>>
redis.register_function('json_twice', function() return '1' end)
---@return json<table<integer, string>>
redis.register_function('json_map', function() return '1' end)
---@return [json<Deep>, Deep]
redis.register_function('json_both_ways', function() return { '1', { { 0 }, 1 } } end)

---@class Many
---@field anything any
---@field raw bytes
---@field empty string|""
---@field by_id table<integer, bytes>
---@field kind "many"
---@field good string
---@field both [bytes, 1]

---@return json<{ inner: Many, rows: bytes[] }>
redis.register_function('json_many', function() return '1' end)

---@class Twice
---@field anything any

---@return [json<Twice>, Twice]
redis.register_function('json_any_both_ways', function() return { '1', { 1 } } end)
