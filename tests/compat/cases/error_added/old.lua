#!lua name=error_added
--- Runs.
---@key stock
---@arg amount integer
---@return integer
---@error NOT_ENOUGH
local function run(keys, args)
  if redis.call('GET', keys[1]) == args[1] then return 0 end
  return redis.error_reply('NOT_ENOUGH in stock')
end

redis.register_function('error_added_run', run)
