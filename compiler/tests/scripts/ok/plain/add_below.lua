local counter = KEYS[1]
local by = tonumber(ARGV[1])
local most = tonumber(ARGV[2])
local now = tonumber(redis.call('GET', counter) or 0)
if now + by > most then
  return { 0, now }
else
  redis.call('SET', counter, now + by)
  return { 1, now + by }
end
