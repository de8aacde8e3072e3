#!lua name=unused_allow
-- fcall: allow(command-arity) nothing of it is in this file

-- fcall: allow(unknown-comand) a typing error
-- fcall: deny(unknown-command)
redis.register_function('ua_f', function(keys)
  redis.call('GET', keys[1]) -- fcall: allow(unknown-command) it is known
  -- fcall: allow(error-table) cannot be
  error({})
end)
