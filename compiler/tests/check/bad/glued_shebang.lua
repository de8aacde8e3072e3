#!lua name="glu"ed
redis.register_function('glued_get', function(keys) return redis.call('GET', keys[1]) end)
