#!lua name=key_reordered
--- Runs.
---@key from
---@key to
---@return integer
local function run(keys, args)
  redis.call('DECR', keys[1])
  return redis.call('INCR', keys[2])
end

redis.register_function('key_reordered_run', run)
