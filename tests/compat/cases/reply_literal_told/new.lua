#!lua name=reply_literal_told
---@alias Outcome "OK"|"HELD"

--- Runs.
---@key stock
---@return Outcome
local function run(keys, args)
  if redis.call('EXISTS', keys[1]) == 1 then return 'HELD' end
  return redis.call('SET', keys[1], 1)
end

redis.register_function('reply_literal_told_run', run)
