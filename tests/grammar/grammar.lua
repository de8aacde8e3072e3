#!lua name=grammar
--- Every annotation there is, on functions small enough to see what they get and reply.

--- Replies with what `reply` is as JSON, `null` as false.
---@key key
---@arg reply string
---@return [1, integer]
---@error [0, string, ...any] the common one
---@error [-1, "BUSY", integer, string?] for so many milliseconds
---@error not_found no such thing
---@error CLOSED
local function answer(keys, args)
  local reply = cjson.decode(args[1])
  for index, value in ipairs(reply) do
    if value == cjson.null then reply[index] = false end
  end
  return reply
end
redis.register_function('grammar_answer', answer)

--- The same, and the caller decides what else it is.
---@key key
---@arg reply string
---@error [0, string]
local function open(keys, args)
  return answer(keys, args)
end
redis.register_function('grammar_open', open)

--- Everything a call got.
local function got(keys, args)
  return { keys, args }
end

---@key ...entry 1+
---@arg ttl integer
---@arg value[entry] string
---@arg limit[entry] (soft: integer, hard: number)
---@arg mode? string
---@return [string[], string[]]
redis.register_function('grammar_per_key', got)

---@key ...pair (from, to)
---@arg amount[pair] integer
---@return [string[], string[]]
redis.register_function('grammar_per_pair', got)

---@key queue
---@arg #ids
---@arg ...ids integer 1+
---@arg #fields
---@arg ...fields (name: string, value: any)
---@arg reason? string
---@return [string[], string[]]
redis.register_function('grammar_counted', got)

---@key key
---@arg #name
---@arg ...name string
---@arg hard[name] integer
---@arg soft[name] number|""
---@arg now integer
---@arg mode? string
---@return [string[], string[]]
redis.register_function('grammar_columns', got)

---@key key
---@arg ...point (x: integer, y: integer) 1+
---@arg weight[point] number
---@return [string[], string[]]
redis.register_function('grammar_per_point', got)

--- Replies with all it got, behind two that stand for others.
---@key key
---@arg ...value string
---@return ["OK", integer, ...(name: string, place: integer, weight: number|"")]
redis.register_function('grammar_in_groups', function(_, args)
  return { 'OK', #args, unpack(args) }
end)

--- Replies with what it got.
---@key key
---@arg ...value string
---@return [1, "ALL", ...(name: string, place: integer|"")] | [0, "NONE"]
redis.register_function('grammar_told_in_groups', function(_, args)
  if #args == 0 then return { 0, 'NONE' } end
  return { 1, 'ALL', unpack(args) }
end)

---@key ...source
---@key target
---@arg #source
---@arg ...weight integer 2+
---@arg ttl integer
---@return [string[], string[]]
redis.register_function('grammar_last', got)

---@key name? bytes
---@arg value? any
---@arg number? integer
---@return [bytes[], string[]]
redis.register_function('grammar_absent_bytes', got)

---@key name?
---@arg value? any
---@return [string[], string[]]
redis.register_function('grammar_absent', got)

--- All kinds of arguments, by their names.
---@named
---@key ...shelf 1+
---@key target bytes
---@arg #tags
---@arg ...tags (name: string, weight: number)
---@arg amount integer
---@arg payload bytes
---@arg mode "fast"|"safe"
---@arg is_gift boolean("yes", "no")
---@arg coupon string|""
---@arg note? string
---@arg limit? integer
---@return [bytes[], bytes[]]
redis.register_function('grammar_named', got)

--- Literals by themselves beside tuples.
---@key key
---@arg kind "status"|"text"|"integer"|"seven"|"ok"|"nil"|"none"
---@return "OK" | 7 | [7, integer] | ["OK", string] | nil
redis.register_function('grammar_alone', function(keys, args)
  local replies = {
    status = redis.status_reply('OK'), text = 'OK', integer = 7, seven = { 7, 1 }, ok = { 'OK', 'x' }, none = 'x',
  }
  return replies[args[1]]
end)

---@class Lease
---@field id string
---@field epoch integer
---@field note? string

---@class Stock
---@field size integer
---@field color string|""

--- Replies that go on as a class, or as the names and values of a hash.
---@key hash
---@arg kind string
---@return [1, "LEASE", Lease...] | [1, "STOCK", integer, table<Stock>...] | [1, "ALL", table<string, string>...]
---@error [0, string]
redis.register_function('grammar_spread', function(keys, args)
  local all = redis.call('HGETALL', keys[1])
  if args[1] == 'lease' then return { 1, 'LEASE', 'a', '7' } end
  if args[1] == 'noted' then return { 1, 'LEASE', 'a', 7, 'n', 'more' } end
  if args[1] == 'stock' then return { 1, 'STOCK', #all, unpack(all) } end
  if args[1] == 'all' then return { 1, 'ALL', unpack(all) } end
  return { 0, 'NONE' }
end)

--- Replies with what it got, behind how many that is, and more.
---@key key
---@arg ...value string
---@return [1, "ALL", #(name: string, place: integer|""), "END", string, ...string] | [0, "NONE"]
redis.register_function('grammar_counted_reply', function(_, args)
  if #args == 0 then return { 0, 'NONE' } end
  local reply = { 1, 'ALL', tostring(#args / 2) }
  for _, value in ipairs(args) do reply[#reply + 1] = value end
  for _, value in ipairs({ 'END', 'next', 'a', 'b' }) do reply[#reply + 1] = value end
  return reply
end)

--- What is inferred, without the errors.
---@key list
---@error [0, string]
redis.register_function('grammar_left', function(keys, args)
  local length = redis.call('LLEN', keys[1])
  if length == 0 then return { 0, 'EMPTY' } end
  return { 1, length }
end)
