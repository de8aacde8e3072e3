#!lua name=targets
--- Aliases that are types of the app.

---@alias UserId string
---@alias Tier "free"|"paid"

---@class User
---@field id UserId
---@field tier? Tier

---@key user
---@arg id UserId
---@arg tier Tier
---@arg parent? UserId
---@return User
redis.register_function('targets_add', function(keys, args)
  return { args[1], args[2], args[3] }
end)
