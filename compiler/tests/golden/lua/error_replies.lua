#!lua name=error_replies
--- Errors that are replies.

--- Any code, and what belongs to it.
---@key queue
---@return [1, integer]
---@error [0, string, ...string] nothing was claimed
---@error not_found the queue is empty
---@error BUSY
redis.register_function('error_replies_any', function(keys, args) return { 1, #keys[1] } end)

---@key queue
---@return [1, "OK", ...string]
---@error [0, "BUSY", integer, integer?] held for so many milliseconds
---@error [0, "GONE", ...]
---@error ["ERR", any, string] | [-1, string]
redis.register_function('error_replies_each', function(keys, args) return { 1, #keys[1] } end)

---@key queue
---@return [1, "OK"]?
---@error [0, string]
redis.register_function('error_replies_open', function(keys, args)
  if args[1] then return { 0, 'NO' } end
  return { 1, #keys[1] }
end)
