#!lua name=error_first
--- Runs.
---@key stock
---@arg amount integer
---@return integer
---@error TOO_MUCH
local function run(keys, args)
  if tonumber(args[1]) > 1000 then return redis.error_reply('TOO_MUCH at once') end
  return redis.call('INCRBY', keys[1], args[1])
end

redis.register_function('error_first_run', run)
