#!lua name=reply_literal_added
---@alias State "open"|"closed"

--- Runs.
---@key stock
---@return State
local function run(keys, args)
  if redis.call('EXISTS', keys[1]) == 1 then return 'open' end
  return 'closed'
end

redis.register_function('reply_literal_added_run', run)
