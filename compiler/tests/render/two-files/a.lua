#!lua name=a
redis.register_function('lock_take', function() end)
