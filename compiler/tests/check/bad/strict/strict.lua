#!lua name=strict
---@key counter
---@arg amount integer
---@return integer
local function whole(keys, args)
  return redis.call('INCRBY', keys[1], args[1])
end
redis.register_function('st_whole', whole)
---@key counter
redis.register_function('st_part', function(keys, args)
  return redis.call('INCRBY', keys[1], args[1])
end)
redis.register_function('st_none', function() return 1 end)
-- fcall: allow(unannotated) made for tests
redis.register_function('st_allowed', function(keys) return redis.call('INCR', keys[1]) end)
