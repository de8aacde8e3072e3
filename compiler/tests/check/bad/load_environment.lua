#!lua name=environment
local decode = cjson.decode
local call = redis.call
for name, value in pairs({}) do
end
helper = 1
function global() end
redis.extra = 2
local function f() return decode('1') end
redis.register_function('environment_f', f)
