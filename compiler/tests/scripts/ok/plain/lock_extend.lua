local lock, token = KEYS[1], ARGV[1]
local ttl = tonumber(ARGV[2])
if redis.call('GET', lock) == token then
  redis.call('PEXPIRE', lock, ttl)
  return 1
end
return 0
