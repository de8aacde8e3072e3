#!lua name=arg_removed_into_many
--- Runs.
---@key list
---@arg item string
---@arg other string
---@return integer
local function run(keys, args)
  return redis.call('RPUSH', keys[1], args[1], args[2])
end

redis.register_function('arg_removed_into_many_run', run)
