#!lua name=error_table
-- error-table: old servers crash, new ones say nothing of use.
-- redis: empty | => crash
-- valkey: empty | => !unknown error
-- redis: nested | => crash
-- valkey: nested | => !unknown error
-- both: text | => !LOW 3 left
-- both: caught | => "caught"
redis.register_function('empty', function() error({}) end)
redis.register_function('nested', function() error({ err = {} }) end)
redis.register_function('text', function() error({ err = 'LOW 3 left' }) end)
redis.register_function('caught', function()
  pcall(function() error({}) end)
  return 'caught'
end)
