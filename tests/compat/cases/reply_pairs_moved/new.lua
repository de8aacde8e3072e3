#!lua name=reply_pairs_moved
---@class Level
---@field most integer
---@field left integer
---@field state string

--- Runs.
---@key stock
---@return table<Level>
local function run(keys, args)
  local left = tonumber(redis.call('GET', keys[1]) or 0)
  return { 'most', 1000, 'left', left, 'state', 'open' }
end

redis.register_function('reply_pairs_moved_run', run)
