local before = redis.call('GET', KEYS[1])
if not before then
  before = '0'
end
local after = tonumber(before) + tonumber(ARGV[1])
redis.call('SET', KEYS[1], after)
return after
