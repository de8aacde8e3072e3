#!lua name=arg_counted
--- Runs.
---@key list
---@arg ...item string
---@return integer
local function run(keys, args)
  if #args == 0 then return 0 end
  return redis.call('RPUSH', keys[1], unpack(args))
end

redis.register_function('arg_counted_run', run)
