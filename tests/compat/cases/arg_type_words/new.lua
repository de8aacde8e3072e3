#!lua name=arg_type_words
--- Runs.
---@key flag
---@arg on boolean("true", "false")
---@return integer
local function run(keys, args)
  if args[1] == 'true' then return redis.call('INCR', keys[1]) end
  return 0
end

redis.register_function('arg_type_words_run', run)
