#!lua name=key_added_before
--- Runs.
---@key lock
---@key stock
---@arg amount integer
---@return integer
local function run(keys, args)
  redis.call('SET', keys[1], 'held')
  return redis.call('INCRBY', keys[2], args[1])
end

redis.register_function('key_added_before_run', run)
