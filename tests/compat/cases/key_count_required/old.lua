#!lua name=key_count_required
--- Runs.
---@key stock
---@key log?
---@return integer
local function run(keys, args)
  if keys[2] then redis.call('INCR', keys[2]) end
  return redis.call('INCR', keys[1])
end

redis.register_function('key_count_required_run', run)
