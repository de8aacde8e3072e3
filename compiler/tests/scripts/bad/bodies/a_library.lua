local function get(keys)
  return redis.call('GET', keys[1])
end
redis.register_function('get', get)
