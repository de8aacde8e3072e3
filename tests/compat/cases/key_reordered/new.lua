#!lua name=key_reordered
--- Runs.
---@key to
---@key from
---@return integer
local function run(keys, args)
  redis.call('DECR', keys[2])
  return redis.call('INCR', keys[1])
end

redis.register_function('key_reordered_run', run)
