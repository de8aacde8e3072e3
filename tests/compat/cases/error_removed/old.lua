#!lua name=error_removed
--- Runs.
---@key stock
---@arg amount integer
---@return integer
---@error TOO_MUCH
---@error TOO_LITTLE
local function run(keys, args)
  if tonumber(args[1]) > 1000 then return redis.error_reply('TOO_MUCH at once') end
  if tonumber(args[1]) < 1 then return redis.error_reply('TOO_LITTLE at once') end
  return redis.call('INCRBY', keys[1], args[1])
end

redis.register_function('error_removed_run', run)
