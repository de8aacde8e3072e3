#!lua name=key_renamed
--- Runs.
---@key k
---@return integer
local function run(keys, args)
  return redis.call('INCR', keys[1])
end

redis.register_function('key_renamed_run', run)
