#!lua name=names
-- Where the names of keys and arguments come from.

local function to_number(value, what)
  local number = tonumber(value)
  if number == nil then
    return nil, what .. ' is not a number'
  end
  return number
end

local function read(keys, args)
  local from_helper = args[1]
  return redis.call('HGET', keys[1], from_helper)
end

redis.register_function('names_locals', function(keys, args)
  local bucket = keys[1]
  local window, limit = tonumber(args[1]), tonumber(args[2]) or 10
  local member = args[3]
  return redis.call('ZADD', bucket, window * limit, member)
end)

redis.register_function('names_fields', function(keys, args)
  local K = { stock = keys[1], orders = keys[2] }
  local A = { order = args[1], note = args[2] or '' }
  return redis.call('HSET', K.orders, A.order, A.note, K.stock)
end)

redis.register_function('names_unpack', function(keys, args)
  local token, ttl_ms = unpack(args)
  return redis.call('SET', keys[1], token, 'PX', ttl_ms)
end)

redis.register_function('names_through_a_helper', function(keys, args)
  local amount = to_number(args[1], 'amount')
  return redis.call('INCRBY', keys[1], amount)
end)

redis.register_function('names_in_a_helper', function(keys, args)
  return read(keys, args)
end)

redis.register_function('names_varargs', function(...)
  local keys, args = ...
  local field = args[1]
  return redis.call('HGET', keys[1], field)
end)

redis.register_function('names_unread', function(keys, args)
  return { keys[2], args[1], args[3] }
end)

redis.register_function('names_shadowed', function(keys, args)
  local function inner(args)
    return args[7]
  end
  return inner({ keys[1] })
end)

redis.register_function('names_none', function()
  return 1
end)

redis.register_function('names_two_of_one', function(keys, args)
  local key = keys[1]
  do
    local key = keys[2]
    redis.call('DEL', key)
  end
  return redis.call('GET', key)
end)
