#!lua name=key_removed_before
--- Runs.
---@key stock
---@return string?
local function run(keys, args)
  return redis.call('GET', keys[1])
end

redis.register_function('key_removed_before_run', run)
