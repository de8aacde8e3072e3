#!lua name=counter
--- Counts.

--- Adds to a counter.
---@key counter
---@arg by integer
---@return integer
local function add(keys, args)
  return redis.call('INCRBY', keys[1], args[1])
end

redis.register_function('counter_add', add)
