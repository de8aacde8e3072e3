#!lua name=flag_removed
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('DEL', keys[1])
end

redis.register_function('flag_removed_run', run)
