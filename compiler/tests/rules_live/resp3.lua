#!lua name=resp3
-- setresp, argument-type
-- both: fill h |  => 1
-- both: missing k |  => 1
-- both: is_false k |  => 0
-- both: steps h |  => 0
-- both: fields h |  => 1
-- both: bare | 0 => 1
-- both: bare | 1 => 1
-- both: fill h |  => 0
redis.register_function('fill', function(keys) return redis.call('HSET', keys[1], 'a', 'b') end)
redis.register_function('missing', function(keys)
  redis.setresp(3)
  if redis.call('GET', keys[1]) == nil then return 1 end
  return 0
end)
redis.register_function('is_false', function(keys)
  redis.setresp(3)
  if redis.call('GET', keys[1]) == false then return 1 end
  return 0
end)
redis.register_function('steps', function(keys)
  redis.setresp(3)
  local count = 0
  for _ in ipairs(redis.call('HGETALL', keys[1])) do count = count + 1 end
  return count
end)
redis.register_function('fields', function(keys)
  redis.setresp(3)
  local count = 0
  for _ in pairs(redis.call('HGETALL', keys[1]).map) do count = count + 1 end
  return count
end)
redis.register_function('bare', function(_, args)
  if args[1] then return 1 end
  return 0
end)
