#!lua name=reply_ignored
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  redis.call('SET', keys[1], 1)
  return 1
end

redis.register_function('reply_ignored_run', run)
