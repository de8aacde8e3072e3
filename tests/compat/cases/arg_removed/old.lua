#!lua name=arg_removed
--- Runs.
---@key stock
---@arg amount integer
---@arg most integer
---@return integer
local function run(keys, args)
  local left = redis.call('INCRBY', keys[1], args[1])
  if left > tonumber(args[2]) then return tonumber(args[2]) end
  return left
end

redis.register_function('arg_removed_run', run)
