#!lua name=replies

---@class Decision
---@field allowed boolean
---@field left integer
---@field note? string

---@class Pairs
---@field allowed boolean
---@field left integer
---@field note? string

---@alias Claim
---| [1, "OK", integer]
---| [0, "BUSY"]

--- Strings may read as numbers.
---@key key
---@return integer?
redis.register_function('replies_text_of_a_number', function(keys) return redis.call('GET', keys[1]) end)

--- Errors are no replies.
---@key key
---@return integer
redis.register_function('replies_error', function(keys)
  local left = redis.call('GET', keys[1])
  if not left then return redis.error_reply('NO_STOCK there is none') end
  if left == 'x' then return { err = 'NO_NUMBER it is x' } end
  return tonumber(left)
end)

--- What nobody knows may be right.
---@arg data string
---@return Decision
redis.register_function('replies_unknown', function(_, args) return cjson.decode(args[1]) end)

--- Sometimes wrong is not always wrong.
---@key key
---@return bytes
redis.register_function('replies_sometimes', function(keys) return redis.call('GET', keys[1]) end)

---@key key
---@return Decision
redis.register_function('replies_record', function(keys)
  local left = redis.call('DECR', keys[1])
  if left < 0 then return { false, 0, 'empty', 'more than there are fields' } end
  return { left > 5, left }
end)

---@key key
---@return Claim
redis.register_function('replies_tag', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return { 0, 'BUSY', 'ignored' } end
  return { true, redis.status_reply('OK'), redis.call('INCR', keys[1]) }
end)

--- An error that is an array.
---@key key
---@return integer
---@error [0, string]
redis.register_function('replies_error_array', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return { 0, 'BUSY' } end
  return redis.call('INCR', keys[1])
end)

--- Nothing is read of a literal.
---@key key
---@return "OK"
redis.register_function('replies_literal', function(keys) return redis.call('INCR', keys[1]) end)

---@key key
---@return table<string, integer>
redis.register_function('replies_map', function(keys) return redis.call('HGETALL', keys[1]) end)

--- The end of the body is another rule's matter.
---@key key
---@return integer
redis.register_function('replies_end', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return 1 end
end)

---@key key
---@return boolean
redis.register_function('replies_boolean', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return true end
  return nil
end)

---@key ...keys
---@return [integer, ...bytes]
redis.register_function('replies_rest', function(keys)
  return { #keys, unpack(redis.call('MGET', unpack(keys))) }
end)

--- A word by itself beside a tuple.
---@key key
---@return "OK" | 7 | [0, string]
redis.register_function('replies_word_alone', function(keys)
  local left = redis.call('DECR', keys[1])
  if left < 0 then return { 0, 'EMPTY' } end
  if left == 0 then return 7 end
  return redis.status_reply('OK')
end)

--- A function that refuses, and otherwise replies with nothing.
---@key key
---@return nil
redis.register_function('replies_guard', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return redis.error_reply('TAKEN it is there') end
  redis.call('INCR', keys[1])
end)

---@key key
---@return table<Pairs>
redis.register_function('replies_pairs', function(keys)
  return { 'left', redis.call('DECR', keys[1]), 'allowed', false }
end)

--- Fields that nobody knows.
---@key key
---@return table<Pairs>
redis.register_function('replies_any_pairs', function(keys) return redis.call('HGETALL', keys[1]) end)

---@key key
---@return table<string, integer>
redis.register_function('replies_pair', function(keys) return { 'left', redis.call('DECR', keys[1]) } end)

--- An empty array is as good as any.
---@key key
---@return integer[]
redis.register_function('replies_empty', function(keys)
  if redis.call('DEL', keys[1]) == 0 then return {} end
  return { 1 }
end)

---@key key
---@return boolean
---@error [0, string]
redis.register_function('replies_error_or_true', function(keys)
  if redis.call('EXISTS', keys[1]) == 0 then return { 0, 'BUSY' } end
  return redis.call('DEL', keys[1]) == 1
end)

---@key key
---@return string?
redis.register_function('replies_maybe', function(keys) return redis.call('GET', keys[1]) end)

---@class Left
---@field left integer
---@field note? string

---@key key
---@return [1, Decision...] | [0, table<Left>...] | [2]
redis.register_function('replies_spread', function(keys)
  local left = redis.call('DECR', keys[1])
  if left > 5 then return { 1, 1, left, 'more' } end
  if left > 0 then return { 0, 'left', left } end
  return { 2 }
end)

---@key key
---@return [1, #bytes, integer] | [0, string]
redis.register_function('replies_counted', function(keys)
  local all = redis.call('LRANGE', keys[1], 0, 5)
  if #all == 0 then return { 0, 'none' } end
  local reply = { 1, #all }
  for _, name in ipairs(all) do reply[#reply + 1] = name end
  reply[#reply + 1] = 7
  return reply
end)
