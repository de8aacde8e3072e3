#!lua name=arg_added_before
--- Runs.
---@key stock
---@arg amount integer
---@arg ttl? integer
---@return integer
local function run(keys, args)
  if args[2] then redis.call('EXPIRE', keys[1], args[2]) end
  return redis.call('INCRBY', keys[1], args[1])
end

redis.register_function('arg_added_before_run', run)
