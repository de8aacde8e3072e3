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
