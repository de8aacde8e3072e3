#!lua name=reply_retyped
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('STRLEN', keys[1])
end

redis.register_function('reply_retyped_run', run)
