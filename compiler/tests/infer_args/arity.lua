#!lua name=arity
-- How many, and which may be left out.

redis.register_function('arity_optional', function(keys, args)
  local token = args[1]
  local ttl = args[2] or 30000
  local mode = args[3] or 'NX'
  return redis.call('SET', keys[1], token, 'PX', ttl, mode)
end)

redis.register_function('arity_empty_default_is_validation', function(keys, args)
  local token = args[1] or ''
  if token == '' then
    return redis.error_reply('NO_TOKEN a token is required')
  end
  return redis.call('SET', keys[1], token)
end)

redis.register_function('arity_optional_before_required', function(keys, args)
  local first = args[1] or 'x'
  return redis.call('SET', keys[1], first .. args[2])
end)

redis.register_function('arity_guard', function(keys, args)
  if #args ~= 2 then
    return redis.error_reply('ARITY two arguments')
  end
  local step = args[2] or 1
  return redis.call('INCRBY', keys[1], args[1] * step)
end)

redis.register_function('arity_all', function(keys, args)
  return redis.call('SADD', keys[1], unpack(args))
end)

redis.register_function('arity_rest', function(keys, args)
  local score = tonumber(args[1])
  for i = 2, #args do
    local member = args[i]
    redis.call('ZADD', keys[1], score, member)
  end
  return #args - 1
end)

redis.register_function('arity_pairs', function(keys, args)
  for i = 1, #args, 2 do
    redis.call('HSET', keys[1], args[i], args[i + 1])
  end
  return #args / 2
end)

redis.register_function('arity_counted', function(keys, args)
  local count = tonumber(args[1])
  for i = 1, count do
    redis.call('LPUSH', keys[1], args[1 + i])
  end
  return count
end)

redis.register_function('arity_every_key', function(keys, args)
  local total = 0
  for _, key in ipairs(keys) do
    total = total + redis.call('DEL', key)
  end
  return total
end)

redis.register_function('arity_scrambled', function(keys, args)
  local first = table.remove(args, 1)
  return redis.call('SADD', keys[1], first, args[1])
end)

redis.register_function('arity_escapes', function(keys, args)
  return cjson.encode(args)
end)

-- The first turn says where those begin of which there may be any number: the second is not read, and counts.
redis.register_function('arity_gap', function(keys, args)
  local kind = args[1]
  local total = 0
  for i = 3, #args do
    local amount = tonumber(args[i])
    if not amount then return redis.error_reply('AMOUNT ' .. kind) end
    total = total + amount
  end
  return total
end)
