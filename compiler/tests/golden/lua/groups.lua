#!lua name=groups
--- What repeats in groups.

---@key hash
---@arg ttl_seconds integer
---@arg ...fields (field: string, weight: number, sure: boolean("yes", "no"), rank: integer|"") what to set
---@return integer
redis.register_function('groups_set', function(keys, args)
  for i = 2, #args, 4 do
    redis.call('HSET', keys[1], args[i], args[i + 1])
  end
  return #args
end)

---@key ...pairs (from, to) where to move from and where to
---@arg ...names string (of the owners)
---@return nil
redis.register_function('groups_move_all', function(keys, args)
  for i = 1, #keys, 2 do
    redis.call('RENAME', keys[i], keys[i + 1])
  end
  return redis.status_reply(table.concat(args, ','))
end)

---@key ring
---@return [string|"", integer, ...(kid: string, expires_ms: integer|"")]   the first of all, how many, and each
redis.register_function('groups_kids', function(keys)
  local kids = redis.call('HGETALL', keys[1])
  return { kids[1] or '', #kids / 2, unpack(kids) }
end)

---@key ring
---@return [1, "OK", ...(kid: string, expires_ms: integer|"")] | [0, "GONE"]
redis.register_function('groups_told', function(keys)
  local kids = redis.call('HGETALL', keys[1])
  if #kids == 0 then return { 0, 'GONE' } end
  return { 1, 'OK', unpack(kids) }
end)
