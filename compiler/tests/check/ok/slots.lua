#!lua name=slots
-- fcall: allow(undeclared-key) one slot, and that of the caller's key
-- fcall: allow(derived-key) the same

redis.register_function('sl_one_tag', function(keys)
  redis.call('INCR', '{stats}:orders')
  redis.call('INCR', '{stats}:' .. keys[1])
  return redis.call('INCR', 'stats')
end)
redis.register_function('sl_one_of_two', function(_, args)
  if args[1] == 'order' then
    redis.call('INCR', '{orders}:count')
  else
    redis.call('INCR', '{users}:count')
  end
  return 1
end)
redis.register_function('sl_one_or_the_other', function(_, args)
  if args[1] == 'order' then return redis.call('INCR', '{orders}:count') end
  return redis.call('INCR', '{users}:count')
end)
redis.register_function{
  function_name = 'sl_many',
  callback = function(keys)
    redis.call('INCR', '{orders}:count')
    redis.call('INCR', keys[1])
    return redis.call('INCR', '{users}:count')
  end,
  flags = { 'allow-cross-slot-keys' },
}
redis.register_function{
  function_name = 'sl_no_cluster',
  callback = function() return redis.call('MSET', 'a', 1, 'b', 2).ok end,
  flags = { 'no-cluster' },
}
