#!lua name=typo
redis.register_function{
  function_name = 'typo_peek',
  callback = function(keys, args) return 1 end,
  flags = { 'no-write' },
}
