#!lua name=setresp
redis.register_function('sr_missing', function(keys)
  redis.setresp(3)
  local value = redis.call('GET', keys[1])
  if value == false then return 0 end
  return 1
end)
redis.register_function('sr_map', function(keys)
  redis.setresp(3)
  local count = 0
  for _ in ipairs(redis.call('HGETALL', keys[1])) do count = count + 1 end
  return count
end)
