local counter = KEYS[1]
local limit = tonumber(ARGV[1])
local seconds = tonumber(ARGV[2])
local count = tonumber(redis.call('GET', counter) or 0)
if count >= limit then
  return 0
end
redis.call('INCR', counter)
if count == 0 then
  redis.call('EXPIRE', counter, seconds)
end
return 1
