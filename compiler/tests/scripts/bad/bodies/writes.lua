#!lua flags=no-writes
redis.call('SET', KEYS[1], ARGV[1])
return 1
