#!lua name=key_count_many
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('EXISTS', keys[1])
end

redis.register_function('key_count_many_run', run)
