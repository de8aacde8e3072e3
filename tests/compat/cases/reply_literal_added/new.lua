#!lua name=reply_literal_added
---@alias State "open"|"closed"|"unknown"

--- Runs.
---@key stock
---@return State
local function run(keys, args)
  if redis.call('EXISTS', keys[1]) == 1 then return 'open' end
  return 'unknown'
end

redis.register_function('reply_literal_added_run', run)
