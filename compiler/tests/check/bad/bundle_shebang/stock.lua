#!lua name=stock
redis.register_function('stock_x', function(keys, args) return 1 end)
