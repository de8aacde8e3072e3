#!lua name=reply_narrowed
--- Runs.
---@key stock
---@return string
local function run(keys, args)
  return redis.call('GET', keys[1]) or 'none'
end

redis.register_function('reply_narrowed_run', run)
