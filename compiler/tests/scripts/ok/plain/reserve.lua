local left = tonumber(redis.call('GET', KEYS[1]) or 0)
if left > 0 then
  redis.call('DECR', KEYS[1])
  redis.call('RPUSH', KEYS[2], ARGV[1])
  return 1
end
return 0
