-- Adds to a set and counts it.
-- KEYS: tags
-- ARGV (2): tag, ttl_seconds

-- Returns: how many there are
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return redis.call('SCARD', KEYS[1])
