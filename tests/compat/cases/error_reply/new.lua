#!lua name=error_reply
--- Runs.
---@key stock
---@return [1, string]
---@error [0, string]
local function run(keys, args)
  local left = redis.call('GET', keys[1])
  if not left then return { 0, 'NO_STOCK' } end
  return { 1, left }
end

redis.register_function('error_reply_run', run)
