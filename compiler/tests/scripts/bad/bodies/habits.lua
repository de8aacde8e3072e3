#!lua flags=no-writes,allow-oom
local now = tonumber(ARGV[1])
if redis.call('GET', KEYS[1]) == nil then
  error({ code = 1 })
end
return now / 2, 'second'
