#!lua name=reply_literal_told
--- Runs.
---@key stock
---@return "OK"
local function run(keys, args)
  return redis.call('SET', keys[1], 1)
end

redis.register_function('reply_literal_told_run', run)
