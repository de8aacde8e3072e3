local known = redis.call('GET', KEYS[1])
if not known or tonumber(ARGV[2]) > tonumber(known) then
  redis.call('SET', KEYS[1], ARGV[1])
  redis.call('EXPIRE', KEYS[1], tonumber(ARGV[3]))
  return 1
end
return 0
