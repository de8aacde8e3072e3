#!lua name=annotated
--- Rate limiting, say.
---
--- Second paragraph.
---@release 1.2.3
---@owner checkout

--- A decision.
---@class Decision
---@field allowed boolean        whether it may proceed
---@field remaining integer
---@field note? string           only if denied
---@field parts Part[]

---@class Part
---@field name string
---@field weights number[]

--- Counts one request.
---
--- Returns at once.
---@key bucket                   sorted set
---@key extra?
---@arg window_ms integer        milliseconds
--- and what it means.
---@arg limit? integer
---@arg scale? number
---@return Decision              what was decided
---@error INVALID_LIMIT          `limit` is not positive
---@error GONE
---@deprecated use another
---@nodiscard
local function decide(keys, args)
  local limit = args[2] or 10
  return { args[1] == '1', limit, args[3], { { keys[1], { keys[2] and 1 or 2 } } } }
end
redis.register_function('annotated_decide', decide)

--- Above the registration.
---@key ...buckets
---@arg ...members bytes
---@return [string, integer?]
redis.register_function('annotated_above', function(keys, args)
  return { args[1], #keys }
end)

redis.register_function('annotated_inside', function(keys, args)
  --- Inside the body.
  ---@arg flag boolean
  ---@return any
  return args[1] == '1'
end)

--- Declared by name.
---@function annotated_by_version
---@return nil
redis.register_function('annotated_' .. redis.REDIS_VERSION, function(keys, args)
  redis.call('SET', keys[1], args[1])
end)
