#!lua name=arg_added_required
--- Runs.
---@key stock
---@arg amount integer
---@return integer
local function run(keys, args)
  return redis.call('INCRBY', keys[1], args[1])
end

redis.register_function('arg_added_required_run', run)
