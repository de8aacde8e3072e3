#!lua name=bounds
-- unbounded-unpack, number-to-string, clock
-- both: fill l | 10 => 10
-- both: copy l |  => 10
-- both: fill l | 9000 => 9010
-- both: copy l |  => !too many results to unpack
-- both: joined | => "9.007199254741e+15"
-- both: text | => "9.007199254741e+15"
-- both: formatted | => "9007199254740991"
-- both: sent k | => "9007199254740991"
-- redis: moves | => 1
-- valkey: moves | => 0
local LARGE = 9007199254740991
redis.register_function('fill', function(keys, args)
  for index = 1, args[1] do redis.call('RPUSH', keys[1], index) end
  return redis.call('LLEN', keys[1])
end)
redis.register_function('copy', function(keys)
  return #{ unpack(redis.call('LRANGE', keys[1], 0, -1)) }
end)
redis.register_function('joined', function() return LARGE .. '' end)
redis.register_function('text', function() return tostring(LARGE) end)
redis.register_function('formatted', function() return string.format('%.0f', LARGE) end)
redis.register_function('sent', function(keys)
  redis.call('SET', keys[1], LARGE)
  return redis.call('GET', keys[1])
end)
redis.register_function('moves', function()
  local first = redis.call('TIME')
  for _ = 1, 2000 do
    local time = redis.call('TIME')
    if time[1] ~= first[1] or time[2] ~= first[2] then return 1 end
  end
  return 0
end)
