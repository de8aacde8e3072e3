-- KEYS[1] bucket
-- ARGV[1] window_ms
-- ARGV[2] limit
-- ARGV[3] now_ms
local window = tonumber(ARGV[1])
local limit = tonumber(ARGV[2])
local now = tonumber(ARGV[3])

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
local used = redis.call('ZCARD', KEYS[1])
if used < limit then
  redis.call('ZADD', KEYS[1], now, now .. '-' .. math.random(1000000))
  redis.call('PEXPIRE', KEYS[1], window)
  return { 1, limit - used - 1 }
end
return { 0, 0 }
