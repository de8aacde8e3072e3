#!lua name=arg_added_many
--- Runs.
---@key list
---@arg item string
---@arg ...more string
---@return integer
local function run(keys, args)
  return redis.call('RPUSH', keys[1], unpack(args))
end

redis.register_function('arg_added_many_run', run)
