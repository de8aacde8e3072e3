-- Fails at a line of its own.
local function refuse()
  error(redis.error_reply('REFUSED not today'))
end
if ARGV[1] == 'raise' then refuse() end
if ARGV[1] == 'lua' then error('boom') end
if ARGV[1] == 'call' then redis.call('INCR', KEYS[1]) end
return redis.error_reply('REFUSED politely')
