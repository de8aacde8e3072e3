#!lua name=arg_default
--- Runs.
---@key stock
---@arg amount? integer
---@return integer
local function run(keys, args)
  local amount = args[1] or 10
  return redis.call('INCRBY', keys[1], amount)
end

redis.register_function('arg_default_run', run)
