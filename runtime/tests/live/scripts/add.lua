-- Adds, and tells the sum.
return redis.call('INCRBY', KEYS[1], ARGV[1])
