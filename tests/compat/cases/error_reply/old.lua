#!lua name=error_reply
--- Runs.
---@key stock
---@return [integer, string]
local function run(keys, args)
  return { 1, redis.call('GET', keys[1]) or 'none' }
end

redis.register_function('error_reply_run', run)
