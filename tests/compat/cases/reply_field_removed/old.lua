#!lua name=reply_field_removed
---@class Level
---@field left integer
---@field state string

--- Runs.
---@key stock
---@return Level
local function run(keys, args)
  local left = tonumber(redis.call('GET', keys[1]) or 0)
  return { left, 'open' }
end

redis.register_function('reply_field_removed_run', run)
