#!lua name=key_removed
--- Runs.
---@key stock
---@key reserved
---@return integer
local function run(keys, args)
  return redis.call('INCR', keys[1]) + redis.call('INCR', keys[2])
end

redis.register_function('key_removed_run', run)
