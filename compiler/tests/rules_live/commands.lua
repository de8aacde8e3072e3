#!lua name=commands
-- unknown-command, command-arity, noscript-command, argument-type
-- redis: unknown k | => !Unknown Redis command called from script
-- valkey: unknown k | => !Unknown command called from script
-- redis: joined k | => !Unknown Redis command called from script
-- valkey: joined k | => !Unknown command called from script
-- redis: few k | => !Wrong number of args calling Redis command from script
-- valkey: few k | => !Wrong number of args calling command from script
-- redis: config | => !This Redis command is not allowed from script
-- valkey: config | => !This Valkey command is not allowed from script
-- redis: block k | => !This Redis command is not allowed from script
-- valkey: block k | => nil
-- redis: sends k | true => !Lua redis lib command arguments must be strings or integers
-- valkey: sends k | true => !Command arguments must be strings or integers
-- redis: sends k | nil => !Lua redis lib command arguments must be strings or integers
-- valkey: sends k | table => !Command arguments must be strings or integers
-- redis: no_command | => !Please specify at least one argument
-- valkey: no_command | => !Please specify at least one argument
local values = { ['true'] = true, table = { 'a' } }
redis.register_function('unknown', function(keys) return redis.call('GETT', keys[1]) end)
redis.register_function('joined', function(keys) return redis.call('object encoding', keys[1]) end)
redis.register_function('few', function(keys) return redis.call('SET', keys[1]) end)
redis.register_function('config', function() return redis.call('CONFIG', 'GET', 'maxmemory') end)
redis.register_function('block', function(keys) return redis.call('BLPOP', keys[1], 0) end)
redis.register_function('sends', function(keys, args) return redis.call('SET', keys[1], values[args[1]]) end)
redis.register_function('no_command', function() return redis.call() end)
