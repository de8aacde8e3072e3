#!lua name=kv
local function set_if(keys, args)
  local expected = args[1]
  local ttl = tonumber(args[2]) or 60
  if redis.call('GET', keys[1]) == expected then
    return redis.call('EXPIRE', keys[1], ttl)
  end
  return redis.call('GET', keys[1])
end
redis.register_function('kv_set_if', set_if)
redis.register_function('kv_echo', function(keys, args) return args[1] end)
