#!lua name=no_writes_removed
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('STRLEN', keys[1])
end

redis.register_function{
  function_name = 'no_writes_removed_run',
  callback = run,
  flags = { 'no-writes' },
}
