#!lua name=strict
--- Functions whose arguments can be refused; what they do is of no interest.

---@class Item
---@field count integer

---@key key
---@arg text any
---@arg count integer
---@arg ratio number
---@return nil
redis.register_function('strict_required', function(keys, args)
  redis.call('HSET', keys[1], args[1], args[2], 'ratio', args[3])
end)

---@key key
---@arg anything? any
---@arg text? string
---@arg raw? bytes
---@arg count? integer
---@arg ratio? number
---@arg flag? boolean
---@arg word? boolean("yes", "no")
---@arg mode? "fast"|"safe"
---@arg item? json<Item>
---@return nil
redis.register_function('strict_optional', function(keys, args)
  redis.call('RPUSH', keys[1], #args, unpack(args))
end)

---@key key
---@arg first? integer
---@arg second? integer
---@return nil
redis.register_function('strict_two', function(keys, args)
  redis.call('RPUSH', keys[1], #args, unpack(args))
end)

---@key key
---@arg count integer|""
---@arg ratio number|""
---@return nil
redis.register_function('strict_or_empty', function(keys, args)
  redis.call('RPUSH', keys[1], args[1], args[2])
end)

---@key ...keys
---@arg ...counts integer
---@return nil
redis.register_function('strict_counts', function(keys, args) redis.call('DEL', unpack(keys), #args) end)

---@key ...keys
---@arg ...ratios number
---@return nil
redis.register_function('strict_ratios', function(keys, args) redis.call('DEL', unpack(keys), #args) end)

---@key ...keys
---@arg ...texts any
---@return nil
redis.register_function('strict_texts', function(keys, args) redis.call('DEL', unpack(keys), #args) end)

---@key ...moves (from, to)
---@arg ...rows (name: any, count: integer, ratio: number, rank: integer|"", share: number|"")
---@return nil
redis.register_function('strict_groups', function(keys, args) redis.call('DEL', unpack(keys), #args) end)

---@alias Level 1|2

---@key key
---@arg level Level
---@arg other Level|""
---@arg next? Level
---@return nil
redis.register_function('strict_levels', function(keys, args)
  redis.call('RPUSH', keys[1], args[1], args[2], args[3] or '')
end)

---@key ...keys
---@arg ...levels Level
---@return nil
redis.register_function('strict_many_levels', function(keys, args) redis.call('DEL', unpack(keys), #args) end)

---@key ...keys
---@arg ...rows (level: Level, other: Level|"")
---@return nil
redis.register_function('strict_level_groups', function(keys, args) redis.call('DEL', unpack(keys), #args) end)

---@arg count integer
---@return nil
redis.register_function('strict_keyless', function(keys, args)
  return redis.status_reply(args[1])
end)

---@key key
---@arg count integer
---@return nil
redis.register_function{
  function_name = 'strict_read', flags = { 'no-writes' },
  callback = function(keys, args) return redis.call('GET', keys[1]) and args[1] end
}
