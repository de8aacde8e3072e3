#!lua name=types

---@alias Empty

---@alias Loop Loop[]
---@alias Ping Pong|nil
---@alias Pong Ping
---@alias Tick Tock
---@alias Tock Tick

---@alias Level 1|2
---@class Level
---@field x integer

---@alias Commands "a"|"b"

---@class Both
---@field x integer
---@field sure boolean?

---@class Holder
---@field both Both
---@field pairs table<Both>
---@field same { a: integer, A: integer }

---@arg one string|integer
---@arg two "a"|nil
---@arg three table<string, integer>
---@arg four [1, 2]
---@arg five? string|""
---@arg six boolean("x")
---@arg seven Tick
---@return string|integer
redis.register_function('types_plain', function(keys, args) return args[1] .. args[2] .. args[3] .. args[4] .. args[5] .. args[6] end)

---@return [1, integer] | [1, string]
redis.register_function('types_tags', function() return 1 end)

---@return [integer, 1] | [string, 2]
redis.register_function('types_no_tags', function() return 1 end)

---@return [1, "OK"] | integer
redis.register_function('types_lone', function() return 1 end)

---@return table<Level>
redis.register_function('types_pairs', function() return 1 end)

---@return table<number, integer>
redis.register_function('types_map', function() return 1 end)

---@return table
redis.register_function('types_table', function() return 1 end)

---@return boolean|nil
redis.register_function('types_boolean', function() return 1 end)

---@arg flag boolean|""
---@return [boolean|"", { maybe: boolean|"" }]
redis.register_function('types_empty_boolean', function(_, args) return cmsgpack.unpack(args[1]) end)

---@return boolean("a", "b")
redis.register_function('types_words', function() return 1 end)

---@return [...integer, string]
redis.register_function('types_rest', function() return 1 end)

---@return { a integer }
redis.register_function('types_record', function() return 1 end)

---@return (string
redis.register_function('types_parenthesis', function() return 1 end)

---@return [1, integer...]
redis.register_function('types_spread', function() return 1 end)

---@return [table<string, string>..., integer]
redis.register_function('types_spread_first', function() return 1 end)

---@return json<[1, Holder...]>
redis.register_function('types_spread_json', function() return '' end)

---@return #integer
redis.register_function('types_counted', function() return { 0 } end)

---@arg ids [#integer]
---@return [1, #]
redis.register_function('types_counted_what', function(_, args) return #args[1] end)
