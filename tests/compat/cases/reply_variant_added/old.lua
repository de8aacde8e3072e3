#!lua name=reply_variant_added
---@alias Claim [1, "OK", integer] | [0, "BUSY"]

--- Runs.
---@key lock
---@return Claim
local function run(keys, args)
  if redis.call('EXISTS', keys[1]) == 1 then return { 0, 'BUSY' } end
  return { 1, 'OK', redis.call('INCR', keys[1]) }
end

redis.register_function('reply_variant_added_run', run)
