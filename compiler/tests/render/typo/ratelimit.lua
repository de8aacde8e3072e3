#!lua name=ratelimit
local function peek(keys, args)
	return redis.call('GET', keys[1])
end
redis.register_function{function_name='peek', callback=peek, flags={'no-write'}}
