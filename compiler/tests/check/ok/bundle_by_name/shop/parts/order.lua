--- Orders some.
---@key shop
---@arg item string
---@arg amount integer
---@return integer
redis.register_function('shop_order', function(keys, args)
  if stock(keys, args) < tonumber(args[2]) then
    return redis.error_reply('SOLD_OUT none is left')
  end
  return redis.call('HINCRBY', keys[1], args[1], -args[2])
end)
