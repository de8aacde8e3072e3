#!lua name=aliases
--- Every alias, and every type that has no name of its own.

--- How fast.
---@alias Mode
---| "fast" # no check
---| "safe-mode"
---|>"other"

---@alias Level 1|2|-3 how deep
---@alias Code
---| 1 # Ok
---| 0 # Busy, try again
---@alias Mixed "a"|7
---@alias Users UserId[]
---@alias UserId string

--- What claiming answers.
---@alias Claim
---| [1, "OK", integer, UserId] # taken
---| [0, "BUSY"]
---| [0, "GONE", string?, ...integer]

---@class Profile
---@field id UserId
---@field mode Mode
---@field level? Level
---@field note string|""
---@field state "on"|"off"

---@class Settings
---@field max_size integer
---@field owner? string|""
---@field tags table<string, integer>

---@key profile
---@arg mode Mode
---@arg level Level
---@arg user UserId
---@arg note string|""
---@arg limit integer|""
---@arg confirmed boolean("yes", "no")
---@arg then_what? "stop"|"go"
---@return Claim
redis.register_function('aliases_claim', function(keys, args)
  redis.call('HSET', keys[1], args[1], args[2], args[3], args[4], args[5], args[6], args[7] or 'stop')
  return { 1, 'OK', 5, args[3] }
end)

---@key profile
---@return Profile?
redis.register_function('aliases_profile', function(keys)
  return redis.call('HMGET', keys[1], 'id', 'mode', 'level', 'note', 'state')
end)

---@key settings
---@return table<Settings>
redis.register_function('aliases_settings', function(keys) return redis.call('HGETALL', keys[1]) end)

---@key list
---@arg ...modes Mode
---@return [string, ...integer]
redis.register_function('aliases_list', function(keys, args)
  return redis.call('LRANGE', keys[1], 0, #args)
end)

---@key a
---@arg ...flags boolean("y", "n")
---@return (Mode|nil)[]
redis.register_function('aliases_modes', function(keys, args)
  return redis.call('LRANGE', keys[1], 0, #args)
end)

---@return "OK"
redis.register_function('aliases_nothing', function() return 'OK' end)

---@return 1|0|-1
redis.register_function('aliases_state', function() return 1 end)

---@return [integer, string|""]
redis.register_function('aliases_pair', function() return { 1, '' } end)

---@return string|""
redis.register_function('aliases_text', function() return '' end)

---@return Code|nil
redis.register_function('aliases_code', function() return 1 end)

---@return table<UserId, Profile[]>
redis.register_function('aliases_map', function() return {} end)

---@return { count: integer, mixed: Mixed }[]
redis.register_function('aliases_records', function() return {} end)

---@return [1, "OK", [string, integer][]] | [0, "ERR"]
redis.register_function('aliases_unnamed', function() return { 0, 'ERR' } end)

---@return Users
redis.register_function('aliases_users', function() return {} end)

---@alias Ok [1, ...string]
---@alias Err ["ERR"]
---@alias Some string|""
---@alias None [string, ...integer]
---@alias Option "a"|"b"
---@alias Vec [1, Ok]|[0, Err]
---@alias String string
---@alias Result [Some, None, Option, Vec, String]
---@alias R 1|2

---@arg kind R
redis.register_function('aliases_prelude', function(keys, args) return unpack(args) end)

---@arg kind R
---@return Result
redis.register_function('aliases_named_as_rust', function(keys, args) return cmsgpack.unpack(args[1]) end)

---@return "OK" | 7 | [7, integer] | ["OK", string] | nil
redis.register_function('aliases_alone', function(keys, args) return unpack(args) end)
