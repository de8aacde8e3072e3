#!lua name=lock
--- Locks that expire, and fencing tokens for what they protect.
---
--- A holder that is paused for longer than its time to live loses the lock without noticing. So every `acquire` gives a
--- number that is larger than any before it: whoever does the work hands that number along, and the store behind it
--- refuses a number that is lower than the highest it has seen.
---
--- The two keys of a lock share a hash tag, such as `lock:{order:7}` and `lock:{order:7}:fence`.
---@release 1.0.0

-- The whole number that a string spells, if it is from `least` to `most`; else nil.
local function whole(text, least, most)
  local value = tonumber(text)
  if value and value >= least and value <= most and string.format('%d', value) == text then
    return value
  end
  return nil
end

local function invalid_ttl()
  return redis.error_reply('INVALID_TTL ttl_ms is not a positive number of milliseconds')
end

--- Takes the lock for `ttl_ms`, unless somebody holds it: its own holder too has to `extend` it instead.
---@key lock            the holder's token while the lock is held
---@key fence           the last fencing token, kept for ever: numbers would repeat without it
---@arg token bytes     names the holder: long, random, a new one for each `acquire`
---@arg ttl_ms integer  at least 1
---@return integer?     the fencing token, larger than any before it; none while somebody holds the lock
---@error INVALID_TOKEN `token` is empty
---@error INVALID_TTL   `ttl_ms` is not positive
---@error INVALID_FENCE `fence` is the key `lock`, or holds something else than a fencing token
local function acquire(keys, args)
  local lock, fence = keys[1], keys[2]
  local token, ttl_ms = args[1], whole(args[2], 1, 2^53)
  if not token or token == '' then
    return redis.error_reply('INVALID_TOKEN token is empty')
  end
  if not ttl_ms then
    return invalid_ttl()
  end
  if fence == lock then
    return redis.error_reply('INVALID_FENCE lock and fence are the same key')
  end

  if redis.call('GET', lock) then
    return nil
  end
  local last = whole(redis.call('GET', fence) or '0', 0, 2^53 - 1)
  if not last then
    return redis.error_reply('INVALID_FENCE the key fence holds something else than a fencing token')
  end

  -- Written without a time to live, which also takes away one that it got elsewhere.
  redis.call('SET', fence, last + 1)
  redis.call('SET', lock, token, 'PX', ttl_ms)
  return last + 1
end

--- Gives the lock back. False if the caller no longer holds it: it has expired, and somebody else may hold it.
---@key lock
---@arg token bytes as given to `acquire`
---@return boolean  whether the caller held it
local function release(keys, args)
  local lock, token = keys[1], args[1]
  if redis.call('GET', lock) ~= token then
    return 0
  end
  return redis.call('DEL', lock)
end

--- Lets the lock expire `ttl_ms` from now. False if the caller no longer holds it.
---@key lock
---@arg token bytes    as given to `acquire`
---@arg ttl_ms integer at least 1
---@return boolean     whether the caller holds it
---@error INVALID_TTL  `ttl_ms` is not positive
local function extend(keys, args)
  local lock = keys[1]
  local token, ttl_ms = args[1], whole(args[2], 1, 2^53)
  if not ttl_ms then
    return invalid_ttl()
  end
  if redis.call('GET', lock) ~= token then
    return 0
  end
  return redis.call('PEXPIRE', lock, ttl_ms)
end

redis.register_function('lock_acquire', acquire)
-- Neither needs memory, so a full server still takes them.
redis.register_function{ function_name = 'lock_release', callback = release, flags = { 'allow-oom' } }
redis.register_function{ function_name = 'lock_extend', callback = extend, flags = { 'allow-oom' } }
