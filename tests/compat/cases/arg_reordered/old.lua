#!lua name=arg_reordered
--- Runs.
---@key stock
---@arg amount integer
---@arg most integer
---@return integer
local function run(keys, args)
  return math.min(redis.call('INCRBY', keys[1], args[1]), tonumber(args[2]))
end

redis.register_function('arg_reordered_run', run)
