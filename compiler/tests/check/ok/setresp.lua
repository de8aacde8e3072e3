#!lua name=setresp
-- RESP3 read as what it is: nothing may be found here.
local function before(key)
  return redis.call('GET', key) == false
end
redis.register_function('sr_read', function(keys)
  if before(keys[1]) then return 0 end
  redis.setresp(3)
  if not redis.call('GET', keys[1]) then return 0 end
  local count = 0
  for _ in pairs(redis.call('HGETALL', keys[2]).map) do count = count + 1 end
  for _, value in ipairs(redis.call('LRANGE', keys[3], 0, 9)) do count = count + value end
  redis.call('SET', keys[1], count)
  return count
end)
