#!lua name=arg_type_narrowed
--- Runs.
---@key sum
---@arg by integer
---@return string
local function run(keys, args)
  return tostring(redis.call('INCRBY', keys[1], args[1]))
end

redis.register_function('arg_type_narrowed_run', run)
