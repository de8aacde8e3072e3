#!lua name=arg_renamed
--- Runs.
---@key stock
---@arg n integer
---@return integer
local function run(keys, args)
  return redis.call('INCRBY', keys[1], args[1])
end

redis.register_function('arg_renamed_run', run)
