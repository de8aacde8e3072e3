local lock, token, ttl = KEYS[1], ARGV[1], tonumber(ARGV[2])
if redis.call('SET', lock, token, 'NX', 'PX', ttl) then
  local fence = lock .. ':fence'
  local number = redis.call('INCR', fence)
  redis.call('PEXPIRE', fence, ttl * 2)
  return { 1, number }
end
return { 0, 0 }
