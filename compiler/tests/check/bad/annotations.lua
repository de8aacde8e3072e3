#!lua name=annotations
---@release 1.0

---@class Empty

---@class Circle
---@field inner Circle

---@class Twice
---@field a integer
---@field A integer

---@class Twice
---@field b boolean?

---@field lost integer

---@arg limit int
---@arg window integer?
---@arg? odd integer
---@arg list string[]
---@return Missing
---@return table<string, integer>
---@error not_upper
---@wrong
local function f(keys, args)
  return args[9]
end
redis.register_function('annotations_f', f)

---@key first?
---@key second?
---@arg one? integer
---@arg two integer
---@return "OK"|nil
redis.register_function('annotations_g', function(keys, args)
  return args[1]
end)

--- One name for two.
---@key from
---@key from
---@arg amount integer
---@arg amount string
redis.register_function('annotations_twice', function(keys, args)
  return redis.call('SMOVE', keys[1], keys[2], args[1] .. args[2])
end)
