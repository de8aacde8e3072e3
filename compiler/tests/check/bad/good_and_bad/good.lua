#!lua name=good
redis.register_function('good_f', function() return 1 end)
