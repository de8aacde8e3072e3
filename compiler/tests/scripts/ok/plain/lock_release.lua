local token = ARGV[1]
if redis.call('GET', KEYS[1]) == token then
  return redis.call('DEL', KEYS[1])
else
  return 0
end
