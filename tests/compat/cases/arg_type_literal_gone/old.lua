#!lua name=arg_type_literal_gone
---@alias Mode "fast"|"safe"|"slow"

--- Runs.
---@key mode
---@arg mode Mode
---@return "OK"
local function run(keys, args)
  return redis.call('SET', keys[1], args[1])
end

redis.register_function('arg_type_literal_gone_run', run)
