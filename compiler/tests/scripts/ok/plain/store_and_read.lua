local name = KEYS[1]
local text = ARGV[1]
redis.call('SET', name, text)
return redis.call('GET', name)
