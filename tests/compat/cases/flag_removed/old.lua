#!lua name=flag_removed
--- Runs.
---@key stock
---@return integer
local function run(keys, args)
  return redis.call('DEL', keys[1])
end

redis.register_function{
  function_name = 'flag_removed_run',
  callback = run,
  flags = { 'allow-oom' },
}
