#!lua name=named
--- Calls that take a struct.

---@alias Mode "fast"|"safe"
---@alias Level
---| 1 # Low
---| 2 # High

---@class Rule
---@field pattern string

--- Creates an order.
---@named
---@key order                  where it is kept
---@key index bytes
---@arg owner string           who ordered
---@arg payload bytes
---@arg count integer
---@arg price number
---@arg is_gift boolean
---@arg is_paid boolean("yes", "no")
---@arg mode Mode
---@arg level Level
---@arg coupon string|""
---@arg seconds integer|""
---@arg next Level|""
---@arg rules json<Rule[]>
---@arg extra json<any>
---@arg anything any
---@arg note? string
---@arg weight? number
---@arg last_mode? Mode
---@arg last_level? Level
---@return integer
---@nodiscard
---@error SOLD_OUT
redis.register_function('named_create', function(keys, args)
  return redis.call('HSET', keys[1], 'args', cjson.encode(args), 'index', keys[2])
end)

--- What repeats.
---@named
---@key ...shelf 1+
---@arg ttl[shelf] integer
---@arg #tags
---@arg ...tags (name: string, weight: number, until_ms: integer|"", memo: string|"", level: Level|"")
---@arg #words
---@arg ...words string
---@arg #rules
---@arg ...rules json<Rule>
---@arg #extras
---@arg ...extras json<any>
---@arg #levels
---@arg ...levels Level
---@arg #counts
---@arg ...counts integer
---@arg #blobs
---@arg ...blobs bytes
---@arg limit? integer
---@return integer
redis.register_function('named_stock', function(keys, args)
  return #keys + #args
end)

--- Nothing in it is borrowed, and its reply is the caller's choice.
---@named
---@arg args integer
---@arg type integer
---@arg mode? Mode
---@deprecated
redis.register_function('named_plain', function(keys, args)
  return cjson.decode(args[1] .. args[2] .. (args[3] or ''))
end)

---@class FoundArgs
---@field count integer

-- What it takes is known from the body alone, and a class has its name already.
---@named
---@return FoundArgs
redis.register_function('named_found', function(keys, args)
  local name, limit = keys[1], tonumber(args[1])
  local order = args[2] or 'asc'
  if limit > 5 then limit = 5 end
  return { redis.call('LPUSH', name, limit, order) }
end)

--- A read, without a key.
---@named
---@arg pattern string
---@return string[]
redis.register_function{
  function_name = 'named_read',
  flags = { 'no-writes' },
  callback = function(keys, args) return { args[1] } end,
}
