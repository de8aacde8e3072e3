local from, to = KEYS[1], KEYS[2]
local amount = tonumber(ARGV[1])
if amount <= 0 then
  return { err = 'Invalid amount' }
end
local has = tonumber(redis.call('GET', from) or '0')
if has < amount then
  return { err = 'Insufficient funds', balance = has }
end
local got = tonumber(redis.call('GET', to) or '0') + amount
redis.call('SET', from, has - amount)
redis.call('SET', to, got)
return { ok = true, from = has - amount, to = got }
