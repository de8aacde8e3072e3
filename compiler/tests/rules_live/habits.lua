#!lua name=habits
-- error-code, module-state
-- both: lower | => !=my stock is low
-- both: dashed | => !=LOW 3
-- both: one_word | => !=ERR low
-- both: table_word | => !=oops
-- both: table_dash | => !=-LOW 3
-- both: state | => 1
-- both: state | => 2
local calls = 0
redis.register_function('lower', function() return redis.error_reply('my stock is low') end)
redis.register_function('dashed', function() return redis.error_reply('-LOW 3') end)
redis.register_function('one_word', function() return redis.error_reply('low') end)
redis.register_function('table_word', function() return { err = 'oops' } end)
redis.register_function('table_dash', function() return { err = '-LOW 3' } end)
redis.register_function('state', function()
  calls = calls + 1
  return calls
end)
