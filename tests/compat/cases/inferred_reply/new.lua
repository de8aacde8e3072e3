#!lua name=inferred_reply
local function run(keys, args)
  local amount = args[1]
  redis.call('INCRBY', keys[1], amount)
  return redis.status_reply('DONE')
end

redis.register_function('inferred_reply_run', run)
