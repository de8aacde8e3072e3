redis.register_function('two_' .. first, function(keys, args) return redis.call('GET', keys[1]) end)
