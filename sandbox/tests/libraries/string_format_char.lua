#!lua name=l
redis.register_function(('%c%5.1f%q'):format(65, 1.25, 'a'):gsub('%W', '_'), function() end)