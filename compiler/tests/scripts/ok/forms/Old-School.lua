redis.replicate_commands()
local keys, args = KEYS, ARGV
local ttl = args[2] or 60
redis.call('SET', keys[1], args[1], 'EX', ttl)
return { ok = 'SET' }
