#!lua name=a
redis.register_function('a', function() return 'unfinished