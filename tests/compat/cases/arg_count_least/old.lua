#!lua name=arg_count_least
--- Runs.
---@key list
---@arg ...item string
---@return integer
local function run(keys, args)
  if #args == 0 then return redis.call('LLEN', keys[1]) end
  return redis.call('RPUSH', keys[1], unpack(args))
end

redis.register_function('arg_count_least_run', run)
