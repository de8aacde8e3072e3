---@class Decision
---@field taken boolean       whether it is ours now
---@field wait_ms integer     0, or for how long it is not

---@alias UserId string

--- Takes the lock, or says for how long not to try.
---@key lock
---@arg user UserId
---@arg ttl_ms integer
---@return Decision
---@nodiscard
local wait = redis.call('PTTL', KEYS[1])

--- How it ends.
local function decided(taken, wait_ms)
  return { taken, wait_ms }
end

if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return decided(1, 0)
end
return decided(0, wait)
