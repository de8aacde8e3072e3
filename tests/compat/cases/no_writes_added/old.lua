#!lua name=no_writes_added
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('STRLEN', keys[1])
end

redis.register_function('no_writes_added_run', run)
