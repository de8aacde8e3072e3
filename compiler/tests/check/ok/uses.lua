#!lua name=uses
-- Uses of a key or an argument that look like something else.

-- `assert` gives its argument back, so this one is a text as well.
redis.register_function('uses_asserted_text', function(keys, args)
  local id = assert(args[1], 'no id')
  local sum = tonumber(args[1]) + 1
  redis.call('SET', keys[1], id)
  return sum
end)

redis.register_function('uses_asserted_number', function(keys, args)
  local limit = assert(tonumber(args[1]), 'no limit')
  return limit
end)

redis.register_function('uses_asserted_first', function(keys, args)
  assert(args[1])
  local limit = tonumber(args[1])
  return limit
end)

-- The condition of `repeat` sees the local, not the arguments.
redis.register_function('uses_repeat', function(keys, args)
  repeat
    local args = { redis.call('RPOP', keys[1]) }
  until args[5]
  return args[1]
end)

-- Counting down, the first turn is the last argument.
redis.register_function('uses_downwards', function(keys, args)
  for i = 5, 1, -1 do
    redis.call('LPUSH', keys[1], args[i])
  end
end)

redis.register_function('uses_steps', function(keys, args)
  local first = args[1]
  for i = 2, #args, 2 do
    redis.call('HSET', keys[1], first .. args[i], args[i + 1])
  end
end)
