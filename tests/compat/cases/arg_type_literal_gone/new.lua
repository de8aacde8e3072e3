#!lua name=arg_type_literal_gone
---@alias Mode "fast"|"safe"

--- Runs.
---@key mode
---@arg mode Mode
---@return "OK"
---@error UNKNOWN_MODE
local function run(keys, args)
  if args[1] ~= 'fast' and args[1] ~= 'safe' then
    return redis.error_reply('UNKNOWN_MODE none of ours')
  end
  return redis.call('SET', keys[1], args[1])
end

redis.register_function('arg_type_literal_gone_run', run)
