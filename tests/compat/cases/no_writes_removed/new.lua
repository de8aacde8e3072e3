#!lua name=no_writes_removed
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  redis.call('INCR', keys[1] .. ':seen')
  return redis.call('STRLEN', keys[1])
end

redis.register_function('no_writes_removed_run', run)
