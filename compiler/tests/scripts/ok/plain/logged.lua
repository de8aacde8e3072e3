redis.log(redis.LOG_WARNING, 'key ' .. KEYS[1])
local value = redis.call('GET', KEYS[1])
redis.log(redis.LOG_WARNING, 'value ' .. tostring(value))
return value
