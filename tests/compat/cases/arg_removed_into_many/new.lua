#!lua name=arg_removed_into_many
--- Runs.
---@key list
---@arg ...items string
---@return integer
local function run(keys, args)
  if #args == 0 then return 0 end
  return redis.call('RPUSH', keys[1], unpack(args))
end

redis.register_function('arg_removed_into_many_run', run)
