#!lua name=headers

-- #1 renew
--
-- KEYS (2): core, lease_zset (the sorted set,
--           of leases)
-- ARGV (3): id, attempt,
--           ttl_ms
-- Returns: 1 if it is still held
---------------------------------------
redis.register_function('headers_counted', function(keys, args)
  local token = args[2]
  return redis.call('SET', keys[1], args[1], 'PX', args[3]) and keys[2] .. token
end)

-- KEYS[1] bucket - where it is
-- KEYS[2] other
-- ARGV[1] = amount
local function indexed(keys, args)
  return redis.call('SET', keys[1], keys[2] .. args[1])
end
redis.register_function('headers_indexed', indexed)

-- KEYS (1): a, b
-- ARGV: the amount, and more
redis.register_function('headers_wrong', function(keys, args)
  return redis.call('SET', keys[1], args[1])
end)

-- KEYS (3): a, b, c
-- ARGV (1): x
redis.register_function('headers_disagree', function(keys, args)
  return redis.call('SET', keys[1], args[1] .. args[2])
end)

-- KEYS (1): a
-- Returns: nothing
---@key declared
---@return nil
redis.register_function('headers_declared', function(keys) return keys[1] end)
