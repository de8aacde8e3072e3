#!lua name=kv
--- Single values that change only under a condition.
---
--- Each call touches one key. Values are bytes: an empty value is a value, a missing key is not.
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

--- Writes `new` if the key holds `expected`. The key keeps its time to live.
---@key key
---@arg expected bytes
---@arg new bytes
---@return boolean whether it was written; never for a missing key
local function compare_and_swap(keys, args)
  local key, expected, new = keys[1], args[1], args[2]
  if redis.call('GET', key) ~= expected then
    return 0
  end
  redis.call('SET', key, new, 'KEEPTTL')
  return 1
end

--- Deletes the key if it holds `expected`.
---@key key
---@arg expected bytes
---@return boolean whether it was deleted
local function compare_and_delete(keys, args)
  local key, expected = keys[1], args[1]
  if redis.call('GET', key) ~= expected then
    return 0
  end
  return redis.call('DEL', key)
end

--- Writes `value` and gives what was there before.
---@key key
---@arg value bytes
---@arg ttl_ms? integer at least 1; without it the value stays for ever, whatever the old one did
---@return bytes?       the old value; none if there was none
---@error INVALID_TTL   `ttl_ms` is not positive
local function get_and_set(keys, args)
  local key, value = keys[1], args[1]
  if not args[2] then
    return redis.call('SET', key, value, 'GET')
  end
  local ttl_ms = whole(args[2], 1, 2^53)
  if not ttl_ms then
    return invalid_ttl()
  end
  return redis.call('SET', key, value, 'GET', 'PX', ttl_ms)
end

--- Writes `value` if `version` is higher than that of the value there, so that changes may arrive in any order.
---
--- The key is a hash of `value` and `version`: read it with `HMGET key value version`. Once it has expired any version
--- is newer, so let it live for longer than a change may be late.
---@key key                 a hash with the fields `value` and `version`
---@arg value bytes
---@arg version integer     such as a row's version or a time in milliseconds
---@arg ttl_ms? integer     at least 1; without it the value stays for ever
---@return boolean          whether it was written
---@error INVALID_VERSION   `version` is not a whole number, or the key holds one that is not
---@error INVALID_TTL       `ttl_ms` is not positive
local function set_if_newer(keys, args)
  local key, value = keys[1], args[1]
  local version, ttl_ms = whole(args[2], -2^53, 2^53), whole(args[3], 1, 2^53)
  if not version then
    return redis.error_reply('INVALID_VERSION version is not a whole number of at most 2^53')
  end
  if args[3] and not ttl_ms then
    return invalid_ttl()
  end

  local stored = redis.call('HGET', key, 'version')
  local newest = whole(stored, -2^53, 2^53)
  if stored and not newest then
    return redis.error_reply('INVALID_VERSION the key holds a version that is not a whole number')
  end
  if newest and version <= newest then
    return 0
  end

  redis.call('HSET', key, 'value', value, 'version', version)
  if ttl_ms then
    redis.call('PEXPIRE', key, ttl_ms)
  else
    redis.call('PERSIST', key)
  end
  return 1
end

redis.register_function('kv_compare_and_swap', compare_and_swap)
-- It needs no memory, so a full server still takes it.
redis.register_function{
  function_name = 'kv_compare_and_delete',
  callback = compare_and_delete,
  flags = { 'allow-oom' },
}
redis.register_function('kv_get_and_set', get_and_set)
redis.register_function('kv_set_if_newer', set_if_newer)
