#!lua name=good
redis.register_function('good_ping', function(keys, args) return 1 end)
