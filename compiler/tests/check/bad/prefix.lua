#!lua name=prefix
---@prefix fx_

---@return nil
redis.register_function('prefix_start', function() end)
