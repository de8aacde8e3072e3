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
