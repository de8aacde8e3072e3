#!lua name=arg_reordered
--- Runs.
---@key stock
---@arg most integer
---@arg amount integer
---@return integer
local function run(keys, args)
  return math.min(redis.call('INCRBY', keys[1], args[2]), tonumber(args[1]))
end

redis.register_function('arg_reordered_run', run)
