#!lua name=l
redis.register_function(('').char(('a'):byte()), function() end)