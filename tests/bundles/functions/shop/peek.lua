redis.register_function{
  function_name = 'shop_peek',
  callback = level,
  flags = {'no-writes'},
}
