#!lua name=replies
-- What a caller gets is not what the function says.
redis.register_function('rp_boolean', function(keys)
  if redis.call('DEL', keys[1]) == 1 then return true end
  return false
end)
redis.register_function('rp_float', function(keys, args)
  redis.call('DEL', keys[1])
  if args[1] == 'half' then return args[2] / 2 end
  return { 'a', 0.5, math.sqrt(2) }
end)
redis.register_function('rp_hole', function(keys, args)
  local owner
  if args[1] == 'all' then owner = 'all' end
  return { owner, redis.call('INCR', keys[1]) }
end)
redis.register_function('rp_fields', function(keys) return { balance = redis.call('INCR', keys[1]) } end)
redis.register_function('rp_status', function(keys) return { ok = true, count = redis.call('INCR', keys[1]) } end)
redis.register_function('rp_error', function(keys) return { err = 'LOW 3', left = redis.call('INCR', keys[1]) } end)
redis.register_function('rp_several', function(keys) return redis.call('INCR', keys[1]), 'dropped' end)
redis.register_function('rp_missing', function(keys)
  if redis.call('INCR', keys[1]) == 1 then return 'first' end
end)
