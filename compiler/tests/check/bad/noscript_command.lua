#!lua name=noscript_command
redis.register_function('ns_config', function() return redis.call('CONFIG', 'GET', 'maxmemory') end)
redis.register_function('ns_block', function(keys) return redis.call('BLPOP', keys[1], 0) end)
redis.register_function('ns_subscribe', function(keys, args) return redis.call('SUBSCRIBE', args[1]) end)
