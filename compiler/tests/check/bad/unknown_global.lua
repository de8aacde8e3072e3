#!lua name=unknown_global
local function never_called() return print end

redis.register_function('ug_eval', function() return redis.call('GET', KEYS[1]) .. ARGV[1] end)
redis.register_function('ug_time', function() return os.time() end)
redis.register_function('ug_clock', function() return os.clock() end)
redis.register_function('ug_environment', function() return getfenv end)
redis.register_function('ug_valkey', function() return server.call('PING') end)
redis.register_function('ug_typo', function(keys) return redis.call('GET', key[1]) end)
