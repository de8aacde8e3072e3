#!lua name=inferred_nil
local function run(keys, args)
  local amount = args[1]
  return redis.call('INCRBY', keys[1], amount)
end

redis.register_function('inferred_nil_run', run)
