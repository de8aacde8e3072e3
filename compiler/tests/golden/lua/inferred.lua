#!lua name=inferred

-- Nothing is annotated here: names, types and replies come from the bodies.
redis.register_function('inferred_sliding', function(keys, args)
  local key = keys[1]
  local window = tonumber(args[1])
  local max_req = tonumber(args[2])
  local now = tonumber(args[3])
  redis.call('ZREMRANGEBYSCORE', key, 0, now - window)
  if redis.call('ZCARD', key) < max_req then
    return 1
  end
  return 0
end)

redis.register_function{
  function_name = 'inferred_count',
  callback = function(keys) return redis.call('EXISTS', unpack(keys)) end,
  flags = {'no-writes'},
}

redis.register_function('inferred_settings', function(keys)
  redis.setresp(3)
  return redis.call('HGETALL', keys[1])
end)

redis.register_function('inferred_summary', function(keys)
  local size = redis.call('LLEN', keys[1])
  return { map = { size = size, first = redis.call('LINDEX', keys[1], 0), load = { double = size / 8 } } }
end)

redis.register_function('inferred_push', function(keys, args)
  local side = args[1]
  local order = args[2] or 'first'
  if order ~= 'first' and order ~= 'last' then error({ err = 'BAD_ORDER ' .. order }) end
  if side == 'left' then
    return redis.call('LPUSH', keys[1], order)
  elseif side == 'right' then
    return redis.call('RPUSH', keys[1], order)
  end
  return redis.error_reply('BAD_SIDE no such side')
end)
