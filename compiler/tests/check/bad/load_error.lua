#!lua name=faults
local handlers = {}
local missing
missing()
local field = missing.callback
local sum = handlers + 1
local text = 'a' .. nil
local name = ('x'):trim()
local order = 1 < 'a'
if redis.REDIS_VERSION_NUM > 1 then
  missing()
end
redis.register_function('faults_f', handlers.f.callback)
