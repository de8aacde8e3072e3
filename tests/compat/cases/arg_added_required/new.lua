#!lua name=arg_added_required
--- Runs.
---@key stock
---@arg amount integer
---@arg ttl integer
---@return integer
local function run(keys, args)
  local left = redis.call('INCRBY', keys[1], args[1])
  redis.call('EXPIRE', keys[1], args[2])
  return left
end

redis.register_function('arg_added_required_run', run)
