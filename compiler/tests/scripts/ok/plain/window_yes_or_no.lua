local bucket = KEYS[1]
local seconds, most, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', bucket, 0, now - seconds * 1000)
if redis.call('ZCARD', bucket) < most then
  redis.call('ZADD', bucket, now, now)
  redis.call('EXPIRE', bucket, seconds)
  return 1
else
  return 0
end
