#!lua name=arg_renamed
--- Runs.
---@key stock
---@arg amount integer
---@return integer
local function run(keys, args)
  local amount = args[1]
  return redis.call('INCRBY', keys[1], amount)
end

redis.register_function('arg_renamed_run', run)
