#!lua name=key_added_required
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('INCR', keys[1])
end

redis.register_function('key_added_required_run', run)
