#!lua name=circles

---@alias Own Own
---@alias There Back
---@alias Back There[]

---@return Own
redis.register_function('circles_own', function() return 1 end)

---@return There
redis.register_function('circles_there', function() return { 1 } end)

---@arg own Own
---@return integer
redis.register_function('circles_argument', function(_, args) return tonumber(args[1]) end)
