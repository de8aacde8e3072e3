#!lua name=naming
-- Where names come from: a local first, then a field, a helper's parameter, a helper's local, the
-- field of a hash.

local function helper(parameter)
  local inner = parameter
  return inner
end

local function unnamed(v)
  local inside = tonumber(v)
  return inside
end

redis.register_function('naming_local_wins', function(keys, args)
  local t = { field = args[1] }
  local mine = args[1]
  return helper(args[1]) .. t.field .. mine
end)

redis.register_function('naming_field_before_parameter', function(keys, args)
  local t = { field = helper(args[1]) }
  return t.field
end)

redis.register_function('naming_parameter', function(keys, args)
  return helper(args[1])
end)

redis.register_function('naming_local_of_a_helper', function(keys, args)
  return unnamed(args[1]) + 1
end)

redis.register_function('naming_stored', function(keys, args)
  return redis.call('HSET', keys[1], 'owner', args[1], 'since', args[2])
end)

redis.register_function('naming_converted', function(keys, args)
  local mode = string.upper(args[1])
  local force = args[2] == 'true'
  local order = cjson.decode(args[3])
  local late
  late = tonumber(args[4]) or 7
  return cjson.encode({ mode, force, order, late })
end)

redis.register_function('naming_not_after_data', function(keys, args)
  local stored = redis.call('GET', keys[1]) or args[1]
  return stored
end)
