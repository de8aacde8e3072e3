#!lua name=key_renamed
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  local stock = keys[1]
  return redis.call('INCR', stock)
end

redis.register_function('key_renamed_run', run)
