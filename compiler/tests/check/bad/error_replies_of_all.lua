#!lua name=error_replies_of_all
--- One function does not fit.
---@error [0, string]

---@return [1, string]
redis.register_function('error_replies_of_all_apart', function(keys) return { 1, keys[1] } end)

---@return [integer, string]
redis.register_function('error_replies_of_all_not_apart', function(keys) return { 1, keys[1] } end)
