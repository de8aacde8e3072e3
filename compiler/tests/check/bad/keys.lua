#!lua name=keys
local function count(key) return redis.call('INCR', key) end

redis.register_function('ky_constant', function() return count('requests') end)
redis.register_function('ky_built', function(_, args) return count('user:' .. args[1]) end)
redis.register_function('ky_data', function(keys)
  for _, member in ipairs(redis.call('SMEMBERS', keys[1])) do
    redis.call('DEL', member)
  end
  return 1
end)
redis.register_function('ky_derived', function(keys)
  local fence = keys[1] .. ':fence'
  return count(fence)
end)
redis.register_function('ky_argument', function(_, args) return redis.call('MGET', args[1], args[2] or 'x') end)
redis.register_function('ky_value', function(keys) return redis.call('RPUSH', keys[1], keys[2]) end)
