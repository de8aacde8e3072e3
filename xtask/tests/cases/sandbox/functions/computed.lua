#!lua name=computed
local function one()
  return 1
end
---@function computed_get
redis.register_function(('computed,get'):gsub(',', '_') .. '', one)
---@function computed_set
redis.register_function(('computed,put'):gsub(',', '_') .. '', one)
