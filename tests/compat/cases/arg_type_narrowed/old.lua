#!lua name=arg_type_narrowed
--- Runs.
---@key sum
---@arg by number
---@return string
local function run(keys, args)
  return redis.call('INCRBYFLOAT', keys[1], args[1])
end

redis.register_function('arg_type_narrowed_run', run)
