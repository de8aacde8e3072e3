#!lua name=compares
redis.register_function('cm_nil', function(keys)
  local value = redis.call('GET', keys[1])
  if value == nil then redis.call('SET', keys[1], '1') end
  return nil ~= redis.call('HGET', keys[1], 'f')
end)
redis.register_function('cm_status', function(keys)
  if redis.call('SET', keys[1], '1') == 'OK' then return 1 end
  return 0
end)
redis.register_function('cm_number', function(keys, args)
  redis.call('DEL', keys[1])
  if args[1] > 10 then return 1 end
  if redis.call('GET', keys[1]) == 5 then return 2 end
  if args[2] < args[3] then return 3 end
  return 4
end)
