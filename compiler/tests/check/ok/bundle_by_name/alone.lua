#!lua name=alone
redis.register_function('alone_get', function(keys, args) return redis.call('GET', keys[1]) end)
