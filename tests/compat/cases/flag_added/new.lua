#!lua name=flag_added
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('INCR', keys[1])
end

redis.register_function{
  function_name = 'flag_added_run',
  callback = run,
  flags = { 'no-cluster' },
}
