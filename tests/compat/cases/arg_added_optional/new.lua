#!lua name=arg_added_optional
--- Runs.
---@key stock
---@arg amount integer
---@arg ttl? integer
---@return integer
local function run(keys, args)
  local left = redis.call('INCRBY', keys[1], args[1])
  if args[2] then redis.call('EXPIRE', keys[1], args[2]) end
  return left
end

redis.register_function('arg_added_optional_run', run)
