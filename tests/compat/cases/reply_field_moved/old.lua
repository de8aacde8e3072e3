#!lua name=reply_field_moved
---@class Level
---@field left integer
---@field most integer

--- Runs.
---@key stock
---@return Level
local function run(keys, args)
  local left = tonumber(redis.call('GET', keys[1]) or 0)
  return { left, 1000 }
end

redis.register_function('reply_field_moved_run', run)
