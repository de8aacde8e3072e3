#!lua name=reply_pairs_renamed
---@class Level
---@field left integer
---@field limit integer

--- Runs.
---@key stock
---@return table<Level>
local function run(keys, args)
  local left = tonumber(redis.call('GET', keys[1]) or 0)
  return { 'left', left, 'limit', 1000 }
end

redis.register_function('reply_pairs_renamed_run', run)
