#!lua name=credits
--- What users have paid for and not used yet.
---@release 1.0.0

---@class Spent
---@field done boolean     whether there was enough
---@field left integer     what is left

--- Takes `amount` off a balance if there is enough, and notes what for.
---@key balance            integer
---@key log                list of references, newest first
---@arg amount integer
---@arg reference string   what it was spent on
---@arg keep? integer      how many references to keep, 100 unless given
---@return Spent
---@error UNKNOWN_USER     there is no such balance
local function spend(keys, args)
  local left = tonumber(redis.call('GET', keys[1]))
  if not left then
    return redis.error_reply('UNKNOWN_USER nobody has this balance')
  end
  local amount = tonumber(args[1])
  if left < amount then
    return {0, left}
  end
  left = redis.call('DECRBY', keys[1], amount)
  redis.call('LPUSH', keys[2], args[2])
  redis.call('LTRIM', keys[2], 0, tonumber(args[3] or '100') - 1)
  return {1, left}
end

--- The references of what was spent last, newest first.
---@key log
---@arg count integer
---@return string[]
local function recent(keys, args)
  return redis.call('LRANGE', keys[1], 0, tonumber(args[1]) - 1)
end

redis.register_function('credits_spend', spend)
redis.register_function{function_name = 'credits_recent', callback = recent, flags = {'no-writes'}}
