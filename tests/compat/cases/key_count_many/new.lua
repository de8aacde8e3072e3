#!lua name=key_count_many
--- Runs.
---@key ...stock 1+
---@return integer
local function run(keys, args)
  return redis.call('EXISTS', unpack(keys))
end

redis.register_function('key_count_many_run', run)
