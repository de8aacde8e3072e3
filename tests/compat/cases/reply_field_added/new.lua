#!lua name=reply_field_added
---@class Level
---@field left integer
---@field state string
---@field most integer

--- Runs.
---@key stock
---@return Level
local function run(keys, args)
  local left = tonumber(redis.call('GET', keys[1]) or 0)
  return { left, 'open', 1000 }
end

redis.register_function('reply_field_added_run', run)
