#!lua name=arg_count_least
--- Runs.
---@key list
---@arg ...item string 1+
---@return integer
local function run(keys, args)
  return redis.call('RPUSH', keys[1], unpack(args))
end

redis.register_function('arg_count_least_run', run)
