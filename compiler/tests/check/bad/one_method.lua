#!lua name=lock
-- `a` and `lock_a` as free functions, but one method `lock_a` on a connection.
local function body(keys, args)
  return 1
end
redis.register_function('lock_a', body)
redis.register_function('lockA', body)
