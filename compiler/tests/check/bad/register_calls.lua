#!lua name=calls
local function f() return 1 end
redis.register_function('calls_ok', f)
redis.register_function()
redis.register_function('calls_one')
redis.register_function('calls_three', f, {})
redis:register_function('calls_method', f)
redis.register_function('calls-dash', f)
redis.register_function('', f)
redis.register_function({}, f)
redis.register_function('calls_callback', 'f')
redis.register_function{ callback = f }
redis.register_function{ function_name = 'calls_no_callback' }
redis.register_function{ function_name = 'calls_typo', calback = f }
redis.register_function{ 'calls_positional', f }
redis.register_function{ function_name = 'calls_description', callback = f, description = {} }
redis.register_function(redis.REDIS_VERSION, f)
