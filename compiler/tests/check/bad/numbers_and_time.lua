#!lua name=numbers_and_time
local function moment()
  return redis.call('TIME')[1]
end
redis.register_function('nt_time', function(keys)
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000000 + time[2]
  return redis.call('SET', keys[1], 'at:' .. now)
end)
redis.register_function('nt_large', function(keys)
  return redis.call('SET', keys[1], tostring(9007199254740991))
end)
redis.register_function('nt_id', function(keys, args)
  local order_id = args[1]
  local order = tonumber(order_id)
  return redis.call('SET', keys[1], 'order:' .. order)
end)
redis.register_function('nt_caller', function(keys, args)
  local now_ms = tonumber(args[1])
  return redis.call('ZADD', keys[1], now_ms, args[2])
end)
redis.register_function('nt_wait', function(keys, args)
  local start = moment()
  repeat
    redis.call('INCR', keys[1])
  until moment() - start > tonumber(args[1])
  return 1
end)
