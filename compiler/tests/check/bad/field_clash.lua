#!lua name=field_clash

---@class Job
---@field id Missing
---@field name string
---@field started Missing[]
---@field Name string

---@key job
---@return Job
redis.register_function('field_clash_get', function(keys) return redis.call('HVALS', keys[1]) end)
