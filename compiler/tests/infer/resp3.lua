#!lua name=resp3
-- What commands reply with behind redis.setresp(3), and tables that RESP3 has a kind of its own for.

local function each(name, callback)
  redis.register_function('resp3_' .. name, function(keys, args)
    redis.setresp(3)
    return callback(keys, args)
  end)
end

each('hgetall', function(keys) return redis.call('HGETALL', keys[2]) end)
each('smembers', function(keys) return redis.call('SMEMBERS', keys[4]) end)
each('sinter', function(keys) return redis.call('SINTER', keys[4], keys[4]) end)
each('sunion', function(keys) return redis.call('SUNION', keys[4], keys[8]) end)
each('sdiff', function(keys) return redis.call('SDIFF', keys[4], keys[8]) end)
each('spop_count', function(keys) return redis.call('SPOP', keys[4], 2) end)
each('spop', function(keys) return redis.call('SPOP', keys[4]) end)
each('srandmember_count', function(keys) return redis.call('SRANDMEMBER', keys[4], -3) end)
each('hrandfield', function(keys) return redis.call('HRANDFIELD', keys[2]) end)
each('hrandfield_count', function(keys) return redis.call('HRANDFIELD', keys[2], 2) end)
each('hrandfield_values', function(keys) return redis.call('HRANDFIELD', keys[2], -3, 'WITHVALUES') end)
each('zrandmember', function(keys) return redis.call('ZRANDMEMBER', keys[5]) end)
each('zrandmember_count', function(keys) return redis.call('ZRANDMEMBER', keys[5], 2) end)
each('zrandmember_scores', function(keys) return redis.call('ZRANDMEMBER', keys[5], 2, 'WITHSCORES') end)
each('zpopmin', function(keys) return redis.call('ZPOPMIN', keys[5]) end)
each('zpopmax', function(keys) return redis.call('ZPOPMAX', keys[5]) end)
each('zpopmin_count', function(keys) return redis.call('ZPOPMIN', keys[5], 1) end)
each('zpopmax_count', function(keys) return redis.call('ZPOPMAX', keys[5], '2') end)
each('zpopmin_first', function(keys) return redis.call('ZPOPMIN', keys[5])[1] end)
each('zpopmin_score', function(keys)
  local popped = redis.call('ZPOPMIN', keys[5], 2)
  return popped[1] and popped[1][2].double
end)
each('zpopmin_any', function(keys, args) return redis.call('ZPOPMIN', keys[5], unpack(args)) end)
each('zdiff', function(keys) return redis.call('ZDIFF', 2, keys[5], keys[8]) end)
each('zdiff_scores', function(keys) return redis.call('ZDIFF', 2, keys[5], keys[8], 'WITHSCORES') end)
each('zinter_scores', function(keys) return redis.call('ZINTER', '2', keys[5], keys[5], 'WITHSCORES') end)
each('zunion_weights', function(keys)
  return redis.call('ZUNION', 2, keys[5], keys[8], 'WEIGHTS', 1, 2, 'AGGREGATE', 'MAX', 'WITHSCORES')
end)
each('zunion_any', function(keys, args)
  return redis.call('ZUNION', #args, keys[5], keys[8], 'WITHSCORES')
end)
each('geosearch', function(keys)
  return redis.call('GEOSEARCH', keys[9], 'FROMLONLAT', 1, 1, 'BYRADIUS', 9, 'km')
end)
each('geosearch_with', function(keys)
  return redis.call('GEOSEARCH', keys[9], 'FROMLONLAT', 1, 1, 'BYBOX', 9, 9, 'km', 'WITHHASH', 'COUNT', 3, 'WITHCOORD')
end)
each('georadius_all', function(keys)
  return redis.call('GEORADIUS', keys[9], 1, 1, 9, 'km', 'WITHCOORD', 'WITHDIST', 'WITHHASH')
end)
each('srandmember', function(keys) return redis.call('SRANDMEMBER', keys[4]) end)
each('zscore', function(keys) return redis.call('ZSCORE', keys[5], 'm') end)
each('zincrby', function(keys) return redis.call('ZINCRBY', keys[5], '1.5', 'm') end)
each('zadd', function(keys) return redis.call('ZADD', keys[5], 1, 'm') end)
each('zadd_incr', function(keys) return redis.call('ZADD', keys[5], 'NX', 'INCR', 1, 'm') end)
each('zmscore', function(keys) return redis.call('ZMSCORE', keys[5], 'm', 'i') end)
each('zrange', function(keys) return redis.call('ZRANGE', keys[5], 0, -1) end)
each('zrange_scores', function(keys) return redis.call('ZRANGE', keys[5], 0, -1, 'WITHSCORES') end)
each('zrange_by', function(keys)
  return redis.call('ZRANGEBYSCORE', keys[5], '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, 2)
end)
each('zrevrange', function(keys) return redis.call('ZREVRANGE', keys[5], 0, 1, 'withscores') end)
each('zrank', function(keys) return redis.call('ZRANK', keys[5], 'm') end)
each('bzpopmin', function(keys) return redis.call('BZPOPMIN', keys[5], 0) end)
each('zmpop', function(keys) return redis.call('ZMPOP', 1, keys[5], 'MIN') end)
each('zscan', function(keys) return redis.call('ZSCAN', keys[5], 0) end)
each('hscan', function(keys) return redis.call('HSCAN', keys[2], 0) end)
each('geopos', function(keys) return redis.call('GEOPOS', keys[9], 'there', 'none') end)
each('geodist', function(keys) return redis.call('GEODIST', keys[9], 'there', 'there') end)
each('incrbyfloat', function(keys) return redis.call('INCRBYFLOAT', keys[1], '1.5') end)
each('hkeys', function(keys) return redis.call('HKEYS', keys[2]) end)
each('hmget', function(keys) return redis.call('HMGET', keys[2], 'a', 'b') end)
each('get', function(keys) return redis.call('GET', keys[1]) end)
each('set_nx', function(keys) return redis.call('SET', keys[1], 'v', 'NX') end)
each('lrange', function(keys) return redis.call('LRANGE', keys[3], 0, -1) end)
each('lpop', function(keys) return redis.call('LPOP', keys[3], 2) end)
each('lmpop', function(keys) return redis.call('LMPOP', 1, keys[3], 'LEFT') end)
each('xrange', function(keys) return redis.call('XRANGE', keys[6], '-', '+') end)
each('xread', function(keys) return redis.call('XREAD', 'COUNT', 2, 'STREAMS', keys[6], '0') end)
each('time', function() return redis.call('TIME') end)
each('scan', function() return redis.call('SCAN', 0) end)
each('sismember', function(keys) return redis.call('SISMEMBER', keys[4], 'a') end)
each('config', function() return redis.call('COMMAND', 'COUNT') end)

-- Booleans keep being booleans.
each('bool', function(keys) return redis.call('EXISTS', keys[1]) == 1 end)
each('bools', function(keys) return { true, redis.call('EXISTS', keys[1]) == 1, 5 } end)
each('bool_or_nil', function(keys) if redis.call('EXISTS', keys[1]) == 1 then return true end end)
each('bool_or_number', function(keys) return redis.call('EXISTS', keys[1]) == 1 and 7 end)

-- What is in them is taken out.
each('field', function(keys) return redis.call('HGETALL', keys[2]).map.a end)
each('score', function(keys)
  local score = redis.call('ZSCORE', keys[5], 'm')
  if not score then return -1 end
  return score.double
end)
each('names', function(keys)
  local names = {}
  for name in pairs(redis.call('SMEMBERS', keys[4]).set) do names[#names + 1] = name end
  return names
end)

-- It lasts as long as the call, and depends on the way.
each('back', function(keys)
  redis.setresp(2)
  return redis.call('HGETALL', keys[2])
end)
each('either', function(keys, args)
  if args[1] then redis.setresp(2) end
  return redis.call('HGETALL', keys[2])
end)
each('same_either_way', function(keys, args)
  if args[1] then redis.setresp(2) end
  return { redis.call('EXISTS', keys[1]) == 1 }
end)
each('caught', function(keys)
  pcall(function()
    redis.setresp(2)
    redis.call('INCR', keys[2])
    redis.setresp(3)
  end)
  return redis.call('HGETALL', keys[2])
end)

-- Tables of the library's own, under RESP2 too.
local function own(name, callback) redis.register_function('resp3_own_' .. name, callback) end

own('record', function(keys)
  local size = redis.call('STRLEN', keys[1])
  return { map = { size = size, state = size > 0 and 'full' or 'empty', ['for'] = 1 } }
end)
own('optional', function(keys)
  local owner = redis.call('HGET', keys[2], 'a')
  return { map = { size = 1, owner = owner or nil, last = redis.call('LINDEX', keys[3], 0) } }
end)
own('counts', function(keys)
  local counts = {}
  for _, name in ipairs(redis.call('LRANGE', keys[3], 0, -1)) do
    counts[name] = (counts[name] or 0) + 1
  end
  return { map = counts }
end)
own('several', function(keys)
  if redis.call('EXISTS', keys[1]) == 0 then return { map = { code = 0 } } end
  return { map = { code = 1, value = redis.call('TYPE', keys[1]).ok } }
end)
own('odd_names', function() return { map = { ['a b'] = 1, c = 2 } } end)
own('nested', function(keys) return { map = { items = redis.call('LRANGE', keys[3], 0, -1), at = { map = { x = 1 } } } } end)
own('or_nil', function(keys)
  if redis.call('EXISTS', keys[1]) == 0 then return nil end
  return { map = { size = 1 } }
end)
own('or_array', function(keys)
  if redis.call('EXISTS', keys[1]) == 0 then return {} end
  return { map = { size = 1 } }
end)
own('flag', function(keys)
  local is_there = redis.call('EXISTS', keys[1]) == 1
  return { map = { there = is_there, maybe = is_there or nil } }
end)
own('list', function() return { map = { 'a', 'b' } } end)
own('double', function(keys) return { double = redis.call('STRLEN', keys[1]) / 4 } end)
own('double_or_whole', function(keys)
  local length = redis.call('STRLEN', keys[1])
  if length == 0 then return 0 end
  return { double = 1 / length }
end)
own('double_text', function(keys) return { double = tostring(redis.call('STRLEN', keys[1])) } end)
own('set', function(keys)
  local seen = {}
  for _, name in ipairs(redis.call('LRANGE', keys[3], 0, -1)) do seen[name] = true end
  return { set = seen }
end)
own('words', function() return { set = { red = true, blue = true } } end)
own('two_marks', function() return { map = { a = 1 }, set = { b = true } } end)
own('named', function(keys) return { ok = redis.call('TYPE', keys[1]).ok, map = { a = 1 } } end)
