#!lua name=unknown_command
-- Never a command, in a helper and with its subcommand in one string; then one of some servers, and one caught.
local function call(command, key) return redis.call(command, key) end

redis.register_function('uc_direct', function(keys) return redis.call('GETT', keys[1]) end)
redis.register_function('uc_helper', function(keys) return call('GTE', keys[1]) end)
redis.register_function('uc_joined', function(keys) return redis.call('object encoding', keys[1]) end)
redis.register_function('uc_sub', function(keys) return redis.call('OBJECT', 'NOPE', keys[1]) end)
redis.register_function('uc_some', function(keys) return redis.call('HPEXPIRE', keys[1], 1, 'FIELDS', 1, 'f') end)
redis.register_function('uc_caught', function(keys) return redis.pcall('GETT', keys[1]) end)
