#!lua name=error_added
--- Runs.
---@key stock
---@arg amount integer
---@return integer
---@error NOT_ENOUGH
---@error SOLD_OUT
local function run(keys, args)
  local left = redis.call('GET', keys[1])
  if not left then return redis.error_reply('SOLD_OUT nothing left') end
  if left == args[1] then return 0 end
  return redis.error_reply('NOT_ENOUGH in stock')
end

redis.register_function('error_added_run', run)
