#!lua name=profiles
-- On all servers of the project, on one of them, and on none of them, which is not told.
redis.register_function('pf_all', function(keys) return redis.call('HPEXPIRE', keys[1], 1, 'FIELDS', 1, 'f') end)
redis.register_function('pf_one', function(keys) return redis.call('BLPOP', keys[1], 0) end)
redis.register_function('pf_none', function() return type(getfenv) end)
