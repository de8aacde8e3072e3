local count = redis.call('GET', KEYS[1])
if count == false then
  redis.call('SET', KEYS[1], ARGV[1])
  return tonumber(ARGV[1])
end
local number, most = tonumber(count), tonumber(ARGV[2])
if number < most then
  return redis.call('INCR', KEYS[1])
end
return number
