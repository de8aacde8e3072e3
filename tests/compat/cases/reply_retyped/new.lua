#!lua name=reply_retyped
--- Runs.
---@key stock
---@return string
local function run(keys, args)
  return 'some ' .. redis.call('STRLEN', keys[1])
end

redis.register_function('reply_retyped_run', run)
