#!lua name=argument_type
redis.register_function('at_boolean', function(keys) return redis.call('SET', keys[1], true) end)
redis.register_function('at_nil', function(keys)
  local missing
  return redis.call('SET', keys[1], missing)
end)
redis.register_function('at_status', function(keys)
  local done = redis.call('SET', keys[1], '1')
  return redis.call('SET', keys[1], done)
end)
redis.register_function('at_table', function(keys) return redis.call('RPUSH', keys[1], { 'a', 'b' }) end)
redis.register_function('at_keys', function(keys) return redis.call('MGET', keys) end)
redis.register_function('at_either', function(keys, args)
  local is_full = args[1] == 'full'
  return redis.call('HSET', keys[1], 'full', is_full)
end)
