redis.register_function{function_name='shop_peek', callback=stock, flags={'no-writes'}}
