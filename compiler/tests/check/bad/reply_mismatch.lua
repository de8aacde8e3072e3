#!lua name=replies

---@class Decision
---@field allowed boolean
---@field left integer

---@alias Mode "fast"|"safe"

---@class Pairs
---@field allowed string
---@field left integer
---@field note? string

---@alias Claim
---| [1, "OK", integer]
---| [0, "BUSY"]

--- Nil where there must be a value.
---@key key
---@return integer
redis.register_function('replies_nil', function(keys)
  local left = redis.call('GET', keys[1])
  if not left then return nil end
  return tonumber(left)
end)

--- Neither is text a number, nor a number text.
---@key key
---@return integer
redis.register_function('replies_text', function(keys)
  if redis.call('EXISTS', keys[1]) == 0 then return 'none' end
  return 1
end)

---@key key
---@return string
redis.register_function('replies_number', function(keys) return redis.call('INCR', keys[1]) end)

--- A table of a command where one value is declared.
---@key key
---@return bytes?
redis.register_function('replies_table', function(keys) return redis.call('HGETALL', keys[1]) end)

---@key key
---@return Decision
redis.register_function('replies_too_short', function(keys)
  local left = redis.call('DECR', keys[1])
  if left < 0 then return { false } end
  return { true, left }
end)

---@key key
---@return [integer, string]
redis.register_function('replies_too_long', function(keys)
  return { redis.call('INCR', keys[1]), 'a', 'b' }
end)

local function busy() return { 0, 'BUZY' } end

--- Through a helper.
---@key key
---@return Claim
redis.register_function('replies_tag', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return busy() end
  return { 1, 'OK', redis.call('INCR', keys[1]) }
end)

---@key key
---@return Mode
redis.register_function('replies_enum', function(keys) return redis.call('EXISTS', keys[1]) end)

---@key key
---@return json<Decision>
redis.register_function('replies_json', function(keys)
  return { true, redis.call('DECR', keys[1]) }
end)

---@key key
---@return integer[]
redis.register_function('replies_list', function(keys) return { { redis.call('DECR', keys[1]) } } end)

--- Nothing is returned, ever.
---@key key
---@return integer
redis.register_function('replies_nothing', function(keys) redis.call('INCR', keys[1]) end)

--- Nothing but errors.
---@key key
---@return integer
redis.register_function('replies_guard', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return redis.error_reply('TAKEN it is there') end
  redis.call('INCR', keys[1])
end)

--- A status where true is meant: each call that succeeds fails.
---@key key
---@return boolean
redis.register_function('replies_status', function(keys)
  return redis.call('SET', keys[1], 'x', 'NX')
end)

---@key key
---@return table<string, integer>
redis.register_function('replies_half_a_pair', function(keys) return { redis.call('GET', keys[1]) } end)

---@key key
---@return table<string, integer>
redis.register_function('replies_pair', function(keys) return { 'left', { redis.call('INCR', keys[1]) } } end)

--- Named fields do not arrive.
---@key key
---@return [integer, integer]
redis.register_function('replies_fields', function(keys) return { a = redis.call('INCR', keys[1]) } end)

--- Too short for the error.
---@key key
---@return integer
---@error [0, string]
redis.register_function('replies_error', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return { 0 } end
  return redis.call('INCR', keys[1])
end)

---@key key
---@return table<Pairs>
redis.register_function('replies_field', function(keys) return { 'left', redis.call('DECR', keys[1]) } end)

---@key key
---@return [1, Decision...] | [0, table<string, integer>...]
redis.register_function('replies_spread', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return { 1, 'no', { 2 } } end
  return { 2, 'left', redis.call('DECR', keys[1]) }
end)

---@key key
---@return [integer, #string, integer]
redis.register_function('replies_counted', function(keys) return { 'none', redis.call('DECR', keys[1]), 'a' } end)
