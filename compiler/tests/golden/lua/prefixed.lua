#!lua name=prefixed
--- Names that do not begin with the library's.
---@prefix px

---@return nil
redis.register_function('px_start', function() end)

---@return nil
redis.register_function('PX_stop', function() end)

---@return nil
redis.register_function('prefixed_whole', function() end)
