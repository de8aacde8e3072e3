#!lua name=habits
local calls, cache = 0, {}
local LETTER = '\x41\z'

redis.register_function('hb_state', function(keys, args)
  calls = calls + 1
  cache[args[1]] = redis.call('INCR', keys[1])
  return calls
end)
redis.register_function('hb_random', function(keys)
  return redis.call('SET', keys[1], math.random(1000000))
end)
redis.register_function('hb_errors', function(keys)
  local count = redis.call('INCR', keys[1])
  if count == 1 then return redis.error_reply('not enough stock') end
  if count == 2 then return { err = 'oops' } end
  if count == 3 then error({ err = '-LOW ' .. count }) end
  return LETTER
end)
redis.register_function('hb_pcall', function(keys)
  local count = redis.pcall('INCR', keys[1])
  return count + 1
end)
redis.register_function('hb_reads', function(keys) return redis.call('GET', keys[1]) end)
redis.register_function{
  function_name = 'hb_flags',
  callback = function(keys) return redis.call('GET', keys[1]) end,
  flags = { 'no-writes', 'allow-oom', 'allow-stale' },
}
