#!lua name=contents
-- What has to be in an argument.

redis.register_function('contents_number', function(keys, args)
  local score = tonumber(args[1])
  if not score then
    return redis.error_reply('NOT_A_NUMBER')
  end
  return redis.call('ZADD', keys[1], args[1], args[2])
end)

redis.register_function('contents_number_or_default', function(keys, args)
  local rate = tonumber(args[1]) or 0.5
  return tostring(rate * 2)
end)

redis.register_function('contents_number_sometimes', function(keys, args)
  if args[1] == 'set' then
    return redis.call('SET', keys[1], args[2])
  end
  return redis.call('INCRBY', keys[1], tonumber(args[2]))
end)

redis.register_function('contents_number_or_word', function(keys, args)
  local limit = tonumber(args[1])
  if args[1] == 'all' then
    limit = -1
  end
  return redis.call('LRANGE', keys[1], 0, limit or 10)
end)

redis.register_function('contents_integer_places', function(keys, args)
  redis.call('SET', keys[1], args[1], 'NX', 'PX', args[2])
  redis.call('PEXPIRE', keys[1], args[3])
  redis.call('ZRANGEBYSCORE', keys[2], args[4], args[5], 'LIMIT', args[6], args[7])
  redis.call('INCRBYFLOAT', keys[1], args[8])
  return redis.call('LRANGE', keys[3], tonumber(args[9]), tonumber(args[10]))
end)

redis.register_function('contents_no_place_behind_an_unknown_option', function(keys, args)
  redis.call('SET', keys[1], args[1], args[2], args[3])
  return redis.call('ZADD', keys[2], args[4], args[5], args[6])
end)

redis.register_function('contents_not_behind_pcall', function(keys, args)
  local reply = redis.pcall('EXPIRE', keys[1], args[1])
  return type(reply)
end)

redis.register_function('contents_bound', function(keys, args)
  for _ = 1, tonumber(args[1]) do
    redis.call('RPOP', keys[1])
  end
end)

redis.register_function('contents_json', function(keys, args)
  local order = cjson.decode(args[1])
  return redis.call('SET', keys[1], order.id)
end)

redis.register_function('contents_json_sometimes', function(keys, args)
  local ok, order = pcall(cjson.decode, args[1])
  return redis.call('SET', keys[1], ok and order.id or args[1])
end)

local function number(value, what)
  local result = tonumber(value)
  if not result then
    return nil, what .. ' is not a number'
  end
  return result
end

redis.register_function('contents_number_by_a_helper', function(keys, args)
  local price, problem = number(args[1], 'price')
  if problem then
    return redis.error_reply(problem)
  end
  return redis.call('HSET', keys[1], 'price', price)
end)

redis.register_function('contents_optional_number', function(keys, args)
  local ttl
  if args[1] then
    ttl = tonumber(args[1])
    if not ttl then
      return redis.error_reply('BAD_TTL')
    end
  end
  if ttl then
    redis.call('EXPIRE', keys[1], ttl)
  end
  return 1
end)

local function require_number(value, name)
  local result = tonumber(value)
  if result == nil then
    return { 0, 'invalid_input', name .. ' must be a number, got: ' .. tostring(value) }
  end
  return result
end

redis.register_function('contents_refused_by_an_error_of_its_own', function(keys, args)
  local ttl = require_number(args[1], 'ttl')
  if type(ttl) == 'table' then
    return ttl
  end
  redis.call('PEXPIRE', keys[1], ttl)
  return { 1, 'OK' }
end)

-- An empty text is taken, too: its length is asked for.
redis.register_function('contents_length_asked', function(keys, args)
  if #args[1] == 0 then return 0 end
  return redis.call('INCRBY', keys[1], args[1])
end)

-- What is no number raises an error, and the body goes on.
redis.register_function('contents_tried', function(keys, args)
  local is_set = pcall(function() redis.call('EXPIRE', keys[1], args[1]) end)
  return is_set and 'set' or args[1]
end)

redis.register_function('contents_tried_and_done', function(keys, args)
  pcall(function() redis.call('EXPIRE', keys[1], args[1]) end)
  return redis.call('EXPIRE', keys[2], args[1])
end)
