#!lua name=logs
redis.log(redis.LOG_NOTICE, 'loading')
redis.register_function('logs_one', function() end)
redis.register_function('LOGS_ONE', function() end)
