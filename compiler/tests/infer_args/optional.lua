#!lua name=optional
-- What may be left out.

redis.register_function('optional_refused_in_the_next_line', function(keys, args)
  local ttl = tonumber(args[1] or '')
  if not ttl then
    return redis.error_reply('NO_TTL')
  end
  return redis.call('EXPIRE', keys[1], ttl)
end)

redis.register_function('optional_refused_by_a_reply', function(keys, args)
  local token = args[1]
  if not token then
    return { 0, 'missing' }
  end
  return { 1, redis.call('SET', keys[1], token).ok }
end)

redis.register_function('optional_refused_by_nothing', function(keys, args)
  local current = redis.call('GET', keys[1])
  if not args[1] or current ~= args[1] then
    return 0
  end
  return redis.call('DEL', keys[1])
end)

redis.register_function('optional_flag', function(keys, args)
  redis.call('SET', keys[1], args[1])
  if args[2] == 'true' then
    redis.call('PERSIST', keys[1])
  end
  return 1
end)

redis.register_function('optional_if_there', function(keys, args)
  redis.call('SET', keys[1], args[1])
  if args[2] then
    redis.call('EXPIRE', keys[1], args[2])
  end
  return 1
end)

redis.register_function('optional_assigned', function(keys, args)
  local limit = tonumber(args[1])
  if limit == nil then
    limit = 10
  end
  return redis.call('LRANGE', keys[1], 0, limit)
end)

redis.register_function('optional_behind_a_guard', function(keys, args)
  if #args < 2 then
    return redis.error_reply('ARITY')
  end
  redis.call('HSET', keys[1], args[1], args[2])
  if #args > 2 then
    redis.call('EXPIRE', keys[1], args[3])
  end
  return 'done'
end)

redis.register_function('optional_in_one_branch_only', function(keys, args)
  if args[1] == 'get' then
    return redis.call('GET', keys[1])
  end
  return redis.call('SET', keys[1], args[2])
end)

redis.register_function('optional_key', function(keys, args)
  redis.call('INCR', keys[1])
  if keys[2] then
    redis.call('INCR', keys[2])
  end
end)

redis.register_function('optional_not_before_a_rest', function(keys, args)
  local first = args[1] or 'x'
  return redis.call('RPUSH', keys[1], first, unpack(args, 2))
end)

local function number_or(value, default)
  local number = tonumber(value)
  if number == nil then
    return default
  end
  return number
end

redis.register_function('optional_in_a_helper', function(keys, args)
  local count = number_or(args[1], 5)
  return redis.call('LPOP', keys[1], count)
end)

local function required(args, index)
  local value = args[index]
  if value == nil or value == '' then
    error('missing ' .. index)
  end
  return value
end

redis.register_function('optional_not_where_a_helper_raises', function(keys, args)
  local id = required(args, 1)
  local note = args[2]
  return redis.call('HSET', keys[1], id, note or 'none')
end)

redis.register_function('optional_through_a_wrapper', function(...)
  local function run(keys, args)
    if not args[1] then
      return redis.error_reply('MISSING')
    end
    return redis.call('GET', keys[1] .. args[1])
  end
  return run(...)
end)

redis.register_function('optional_returned_untouched', function(keys, args)
  return { args[1], args[2] }
end)

local COLOURS = { red = true, blue = true }
redis.register_function('optional_not_where_a_table_has_no_nil', function(keys, args)
  local colour = args[1]
  if not COLOURS[colour] then return 'BAD_COLOUR' end
  return redis.call('INCR', keys[1])
end)

local function half(list)
  local number = tonumber(unpack(list))
  if not number then return redis.error_reply('NOT_A_NUMBER at all') end
  return number / 2
end
redis.register_function('optional_not_where_nothing_is_unpacked', function(keys, args)
  local number = args[1]
  return { half({ number }), 1 }
end)
