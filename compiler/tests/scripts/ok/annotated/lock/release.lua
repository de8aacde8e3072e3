-- The same type as in another file, which both may declare.
---@class Decision
---@field taken boolean
---@field wait_ms integer

---@key lock
---@return Decision
redis.call('DEL', KEYS[1])
return { 0, 0 }
