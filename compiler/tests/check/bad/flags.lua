#!lua name=flags
local function f() return 1 end
redis.register_function{ function_name = 'flags_string', callback = f, flags = 'no-writes' }
redis.register_function{ function_name = 'flags_unknown', callback = f, flags = { 'no_writes' } }
redis.register_function{ function_name = 'flags_keyed', callback = f, flags = { ['no-writes'] = true } }
redis.register_function{ function_name = 'flags_hole', callback = f, flags = { 'no-writes', nil, 'allow-oom' } }
