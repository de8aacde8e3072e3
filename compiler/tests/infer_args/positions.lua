#!lua name=positions
-- Which positions there are.

redis.register_function('positions_guard_refuses_more', function(keys, args)
  if #args > 3 then
    return redis.error_reply('ARITY')
  end
  return redis.call('SADD', keys[1], unpack(args))
end)

redis.register_function('positions_guard_asks_for_more', function(keys, args)
  if #args ~= 3 then
    return redis.error_reply('ARITY')
  end
  return redis.call('SET', keys[1], args[1])
end)

redis.register_function('positions_counted_in_a_local', function(keys, args)
  local count = #args
  if count < 2 then
    return redis.error_reply('ARITY')
  end
  return redis.call('HSET', keys[1], args[1], args[2])
end)

redis.register_function('positions_of_a_constant_loop', function(keys, args)
  for i = 1, 3 do
    redis.call('INCRBY', keys[i], args[i])
  end
end)

redis.register_function('positions_while', function(keys, args)
  local first = args[1]
  local i = 2
  while i <= #args do
    redis.call('HSET', keys[1], args[i], args[i + 1], first)
    i = i + 2
  end
end)

redis.register_function('positions_shifted', function(keys, args)
  local op = table.remove(args, 1)
  local id = table.remove(args, 1)
  return redis.call('HSET', keys[1], op, id, args[1])
end)

redis.register_function('positions_shifted_in_a_loop', function(keys, args)
  local op = table.remove(args, 1)
  while #args > 0 do
    redis.call('RPUSH', keys[1], op, table.remove(args, 1))
  end
end)

redis.register_function('positions_ipairs', function(keys, args)
  for _, member in ipairs(args) do
    redis.call('SADD', keys[1], member)
  end
end)

redis.register_function('positions_counted', function(keys, args)
  local count = tonumber(args[1])
  for i = 2, count + 1 do
    redis.call('SADD', keys[1], args[i])
  end
end)

redis.register_function('positions_wrapped', function(...)
  local given = { ... }
  local keys, args = given[1], given[2]
  return redis.call('SET', keys[1], args[1])
end)

redis.register_function('positions_selected', function(...)
  local args = select(2, ...)
  local name = args[1]
  return 'hello ' .. name
end)

local function at(args, index)
  return args[index]
end

redis.register_function('positions_in_a_helper', function(keys, args)
  local a, b = at(args, 1), at(args, 2)
  return a .. b .. at(keys, 1)
end)

redis.register_function('positions_hole', function(keys, args)
  return redis.call('SET', keys[1], args[3] .. args[1])
end)

redis.register_function('positions_changed', function(keys, args)
  args[1] = 'x'
  return redis.call('SADD', keys[1], args[1], args[2])
end)

redis.register_function('positions_recursive', function(keys, args)
  local function walk(index)
    if not args[index] then
      return 0
    end
    return redis.call('SADD', keys[1], args[index]) + walk(index + 1)
  end
  return walk(1)
end)

redis.register_function('positions_behind_what_is_not_followed', function(keys, args)
  redis.setresp(3)
  local t = setmetatable({}, {})
  t.name = args[1]
  return redis.call('HSET', keys[1], args[2], args[3])
end)
