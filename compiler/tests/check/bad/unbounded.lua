#!lua name=unbounded
redis.register_function('ub_unpack', function(keys)
  return redis.call('DEL', unpack(redis.call('LRANGE', keys[1], 0, -1)))
end)
redis.register_function('ub_unpack_local', function(keys)
  local members = redis.call('SMEMBERS', keys[1])
  return redis.call('SADD', keys[2], unpack(members))
end)
redis.register_function('ub_keys', function()
  return #redis.call('KEYS', '*')
end)
redis.register_function('ub_loop', function(keys)
  local fields = redis.call('HKEYS', keys[1])
  for _, field in ipairs(fields) do
    redis.call('HSET', keys[2], field, '1')
  end
  return #fields
end)
redis.register_function('ub_counted_loop', function(keys)
  local members = redis.call('ZRANGE', keys[1], 0, -1, 'WITHSCORES')
  for index = 1, #members, 2 do
    redis.call('ZADD', keys[2], members[index + 1], members[index])
  end
  return 1
end)
