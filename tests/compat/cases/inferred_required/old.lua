#!lua name=inferred_required
local function run(keys, args)
  local amount = args[1]
  return redis.call('INCRBY', keys[1], amount)
end

redis.register_function('inferred_required_run', run)
