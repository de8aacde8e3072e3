#!lua name=named

---@named
redis.register_function('named_nothing', function() return 1 end)

---@named yes
---@named
---@key key
redis.register_function('named_twice', function(keys) return redis.call('GET', keys[1]) end)
