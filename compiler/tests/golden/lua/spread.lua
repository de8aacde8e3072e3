#!lua name=spread
--- Replies that go on as a class, or as names and values.

--- What a worker holds.
---@class Lease
---@field id string            whose it is
---@field epoch integer
---@field expires_at? integer|""

---@class State
---@field phase "waiting"|"running"
---@field attempts integer
---@field note? string

---@alias Claim
---| [1, "OK", Lease...] # It is yours.
---| [1, "STATE", integer, table<State>...] # How it is.
---| [1, "TAGS", table<string, integer>...]
---| [0, "NONE"]

---@key job
---@return Claim
redis.register_function('spread_claim', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)

---@key job
---@return [1, "OK", Lease...]
redis.register_function('spread_renew', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)

---@key job
---@return [integer, table<State>...]?
redis.register_function('spread_state', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)

---@class Held
---@field lease [1, Lease...]
---@field tags [integer, table<string, integer>...]

---@key job
---@return Held[]
redis.register_function('spread_held', function(keys, args)
  return cmsgpack.unpack(redis.call('GET', keys[1]))
end)
