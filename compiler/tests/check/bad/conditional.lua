#!lua name=conditional
local function f(keys, args) return 1 end
if redis.REDIS_VERSION_NUM >= 0x00070200 then
  redis.register_function('conditional_new', f)
end
local flags = { redis.SERVER_NAME }
redis.register_function{ function_name = 'conditional_flags', callback = f, flags = flags }
