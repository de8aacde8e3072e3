#!lua name=clash
redis.register_function('SHOP_BUY', function() end)
