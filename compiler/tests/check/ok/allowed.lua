#!lua name=allowed
-- fcall: allow(argument-type) the header speaks of the whole file

-- Comments beside an allow are no hindrance.
-- fcall: allow(unknown-command, argument-type) it is a module's
redis.register_function('al_f', function(keys) return redis.call('EXHGET', keys[1], {}) end)
redis.register_function('al_g', function(keys)
  return redis.call('EXHSET', keys[1], '1') -- fcall: allow(unknown-command) as above
end)
redis.register_function('al_h', function(keys) return redis.call('SET', keys[1], true) end)
