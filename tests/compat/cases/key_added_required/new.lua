#!lua name=key_added_required
--- Runs.
---@key stock
---@key log
---@return integer
local function run(keys, args)
  redis.call('INCR', keys[2])
  return redis.call('INCR', keys[1])
end

redis.register_function('key_added_required_run', run)
