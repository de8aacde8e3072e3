#!lua name=key_removed_before
--- Runs.
---@key lock
---@key stock
---@return string?
local function run(keys, args)
  redis.call('SET', keys[1], 'held')
  return redis.call('GET', keys[2])
end

redis.register_function('key_removed_before_run', run)
