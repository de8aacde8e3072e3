end
redis.register_function('shop_x', open)
--[[ from here
