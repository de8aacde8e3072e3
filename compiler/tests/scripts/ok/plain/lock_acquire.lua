local lock = KEYS[1]
if redis.call('SET', lock, ARGV[1], 'NX', 'PX', tonumber(ARGV[2])) then
  return 1
else
  return 0
end
