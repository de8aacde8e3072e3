if #KEYS ~= 1 then
  return redis.error_reply('KEYS one is wanted, and not ' .. #KEYS)
end
if #ARGV ~= 1 then
  return redis.error_reply('ARGS one is wanted, and not ' .. #ARGV)
end
local by = tonumber(ARGV[1])
if not by then
  return redis.error_reply('AMOUNT not a number: ' .. tostring(ARGV[1]))
end
return redis.call('INCRBY', KEYS[1], by)
