#!lua name=arg_added_before
--- Runs.
---@key stock
---@arg amount integer
---@arg most? integer
---@arg ttl? integer
---@return integer
local function run(keys, args)
  local left = redis.call('INCRBY', keys[1], args[1])
  if args[2] and left > tonumber(args[2]) then redis.call('SET', keys[1], args[2]) return tonumber(args[2]) end
  if args[3] then redis.call('EXPIRE', keys[1], args[3]) end
  return left
end

redis.register_function('arg_added_before_run', run)
