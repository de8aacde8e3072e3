#!lua name=shop
redis.register_function('shop_buy', function() end)
redis.register_function{
  function_name = 'shop_stock', callback = function() end,
  description = 'What is left', flags = { 'allow-stale', 'no-writes' },
}
