#!lua name=arg_counted
--- Runs.
---@key list
---@arg #item
---@arg ...item string
---@return integer
local function run(keys, args)
  local count = tonumber(args[1])
  if count ~= #args - 1 then return redis.error_reply('ERR not so many') end
  if count == 0 then return 0 end
  return redis.call('RPUSH', keys[1], unpack(args, 2))
end

redis.register_function('arg_counted_run', run)
