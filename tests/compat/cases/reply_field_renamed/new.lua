#!lua name=reply_field_renamed
---@class Level
---@field left integer
---@field state string

--- Runs.
---@key stock
---@return Level
local function run(keys, args)
  local left = tonumber(redis.call('GET', keys[1]) or 0)
  return { left + 0, 'open' }
end

redis.register_function('reply_field_renamed_run', run)
