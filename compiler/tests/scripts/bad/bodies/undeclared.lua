redis.call('SET', 'settings', KEYS[1])
redis.call('DEL', ARGV[1])
return redis.call('INCR', KEYS[2] .. ':count')
