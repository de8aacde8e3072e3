#!lua flags=no-writes
return redis.call('MGET', unpack(KEYS))
