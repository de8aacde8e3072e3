#!lua name=reply_nil
--- Runs.
---@key stock
---@return string?
local function run(keys, args)
  return redis.call('GET', keys[1])
end

redis.register_function('reply_nil_run', run)
