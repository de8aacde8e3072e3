#!lua name=reply_tuple_longer
--- Runs.
---@key stock
---@return [integer, string, integer]
local function run(keys, args)
  local left = tonumber(redis.call('GET', keys[1]) or 0)
  return { left, 'open', 1000 }
end

redis.register_function('reply_tuple_longer_run', run)
