#!lua name=echo
--- Gives back what it was called with, in every type there is.

---@alias Mode "fast"|"safe-mode"
---@alias Level 1|2|-3

---@class Scalars
---@field key bytes
---@field text string
---@field raw bytes
---@field count integer
---@field ratio number
---@field double number
---@field flag boolean
---@field word boolean
---@field mode Mode
---@field level Level

---@key key
---@arg text string
---@arg raw bytes
---@arg count integer
---@arg ratio number
---@arg flag boolean
---@arg word boolean("yes", "no")
---@arg mode Mode
---@arg level Level
---@return Scalars
redis.register_function('echo_scalars', function(keys, args)
  local text, raw, count, ratio = args[1], args[2], tonumber(args[3]), args[4]
  local flag, word, level = args[5] == '1', args[6] == 'yes', tonumber(args[8])
  return { keys[1], text, raw, count, ratio, { double = tonumber(ratio) }, flag, word, args[7], level }
end)

---@class Optionals
---@field key? string
---@field text? string
---@field raw? bytes
---@field count? integer
---@field ratio? number
---@field flag? integer
---@field mode? Mode

---@key key?
---@arg text? string
---@arg raw? bytes
---@arg count? integer
---@arg ratio? number
---@arg flag? boolean
---@arg mode? Mode
---@return Optionals
redis.register_function('echo_optionals', function(keys, args)
  local reply = { keys[1] or false, args[1], args[2] }
  if args[3] then reply[4] = tonumber(args[3]) end
  if args[4] then reply[5] = { double = tonumber(args[4]) } end
  if args[5] then reply[6] = tonumber(args[5]) end
  if args[6] then reply[7] = args[6] end
  return reply
end)

---@arg text string|""
---@arg count integer|""
---@arg ratio number|""
---@arg flag boolean|""
---@return [string|"", integer|"", number|"", integer|""]
redis.register_function('echo_or_empty', function(keys, args)
  local text, count, ratio, flag = args[1], args[2], args[3], args[4]
  if count ~= '' then count = tonumber(count) end
  return { text, count, ratio, flag }
end)

-- Each value of a list through a function, into a list.
local function each(list, change)
  local changed = {}
  for i, value in ipairs(list) do changed[i] = change(value) end
  return changed
end

---@key ...keys
---@arg ...integers integer
---@return [bytes[], integer[]]
redis.register_function('echo_integers', function(keys, args)
  return { keys, each(args, tonumber) }
end)

---@arg ...numbers number
---@return [number[], number[]]
redis.register_function('echo_numbers', function(keys, args)
  return { args, each(args, function(text) return { double = tonumber(text) } end) }
end)

---@arg ...flags boolean
---@return boolean[]
redis.register_function('echo_flags', function(keys, args)
  return each(args, function(text) return text == '1' end)
end)

---@arg ...words boolean("y", "n")
---@return boolean[]
redis.register_function('echo_words', function(keys, args)
  redis.setresp(3)
  return each(args, function(text) return text == 'y' end)
end)

---@arg ...raws bytes
---@return [integer, ...bytes]
redis.register_function('echo_raws', function(keys, args)
  return { #args, unpack(args) }
end)

---@arg ...modes Mode
---@return Mode[]
redis.register_function('echo_modes', function(keys, args) return args end)

--- An absent one is the empty string in, and nil out.
---@arg ...texts string
---@return (string|nil)[]
redis.register_function('echo_gaps', function(keys, args)
  return each(args, function(text) return text ~= '' and text end)
end)

---@class Row
---@field name string
---@field weight number
---@field sure boolean
---@field rank integer|""

---@key ...moves (from, to)
---@arg ...rows (name: string, weight: number, sure: boolean("yes", "no"), rank: integer|"")
---@return [[bytes, bytes][], Row[]]
redis.register_function('echo_groups', function(keys, args)
  local moves, rows = {}, {}
  for i = 1, #keys, 2 do moves[#moves + 1] = { keys[i], keys[i + 1] } end
  for i = 1, #args, 4 do
    rows[#rows + 1] = { args[i], args[i + 1], args[i + 2] == 'yes', tonumber(args[i + 3]) or '' }
  end
  return { moves, rows }
end)

--- As names and values one after the other, and as a map.
---@arg ...pairs (name: string, value: integer)
---@return [table<string, integer>, table<string, integer>]
redis.register_function('echo_map', function(keys, args)
  local map = {}
  for i = 1, #args, 2 do map[args[i]] = tonumber(args[i + 1]) end
  return { args, { map = map } }
end)

---@arg ...pairs (number: integer, text: string)
---@return table<integer, [string, Row[]]>
redis.register_function('echo_nested_map', function(keys, args)
  local map = {}
  for i = 1, #args, 2 do
    map[tonumber(args[i])] = { args[i + 1], { { args[i + 1], 0, false, '' } } }
  end
  return { map = map }
end)

---@arg ...members string
---@return string[]
redis.register_function('echo_set', function(keys, args)
  local set = {}
  for _, member in ipairs(args) do set[member] = true end
  return { set = set }
end)

---@class Settings
---@field max_size integer
---@field owner string|""
---@field tags table<string, integer>
---@field mode? Mode

--- The fields in another order than they are declared, and one that is not.
---@arg max_size integer
---@arg owner string|""
---@arg tag string
---@arg mode? Mode
---@return [table<Settings>, table<Settings>]
redis.register_function('echo_settings', function(keys, args)
  local max_size, owner, tags, mode = tonumber(args[1]), args[2], { args[3], 1 }, args[4]
  local flat = { 'tags', tags, 'unknown', { 1 }, 'owner', owner, 'max_size', max_size }
  if mode then
    flat[9], flat[10] = 'mode', mode
  end
  return { flat, { map = { max_size = max_size, owner = owner, tags = { map = { [args[3]] = 1 } }, mode = mode } } }
end)

---@class Leaf
---@field id integer
---@field text string
---@field note? string

---@class Branch
---@field first Leaf
---@field leaf? Leaf
---@field leaves Leaf[]
---@field labels { label: string }[]
---@field last? Leaf

-- What a caller sends of a leaf.
local function leaf(args, from)
  return { tonumber(args[from]), args[from + 1], args[from + 2] ~= '' and args[from + 2] or nil }
end

--- The leaves: at the first place, as the one in the middle, in the list, and as labels.
---@arg ...leaves (id: integer, text: string, note: string|"")
---@return Branch
redis.register_function('echo_branch', function(keys, args)
  local leaves, labels = {}, {}
  for i = 1, #args, 3 do
    leaves[#leaves + 1] = leaf(args, i)
    labels[#labels + 1] = { args[i + 1] }
  end
  return { leaf(args, 1), leaves[2] or false, leaves, labels, leaves[3] }
end)

---@alias Claim
---| [1, "OK", integer, Leaf]
---| [0, "BUSY"]
---| [0, "GONE", string?, ...integer]

---@arg kind "ok"|"busy"|"gone"
---@arg id integer
---@arg text string|""
---@arg ...rest integer
---@return Claim
redis.register_function('echo_claim', function(keys, args)
  local kind, id, text = args[1], tonumber(args[2]), args[3]
  if kind == 'ok' then return { 1, 'OK', id, { id, text } } end
  if kind == 'busy' then return { 0, 'BUSY' } end
  return { 0, 'GONE', text ~= '' and text, unpack(each({ unpack(args, 4) }, tonumber)) }
end)

--- Text as every kind of reply that is text.
---@arg text string
---@return [string, string, string]
redis.register_function('echo_texts', function(keys, args)
  local text = args[1]
  return { text, { verbatim_string = { string = text, format = 'txt' } }, { ok = text } }
end)

---@arg digits string
---@return [integer, string]
redis.register_function('echo_big_number', function(keys, args)
  return { { big_number = args[1] }, { big_number = args[1] } }
end)

---@arg text? string
---@return string?
redis.register_function('echo_maybe', function(keys, args) return args[1] end)

---@arg number integer
---@arg text? string
---@return [integer, string?]
redis.register_function('echo_tail', function(keys, args) return { tonumber(args[1]), args[2] } end)

---@class Basket
---@field owner string
---@field mode Mode
---@field type? string
---@field gift? boolean
---@field nickname Nickname
---@field total number
---@field lines Line[]
---@field sizes [integer, integer]
---@field counts table<string, integer>

---@alias Nickname string?

---@class Line
---@field unitPrice integer
---@field tags string[]
---@field data any
---@field note? any

--- JSON of any type, as it came.
---@arg data json<any>
---@arg more? json<any>
---@return [json<any>, json<any>?]
redis.register_function('echo_any_json', function(keys, args) return { args[1], args[2] } end)

--- The text as it came, and as `cjson` writes what it reads.
---@arg basket json<Basket>
---@return [json<Basket>, json<Basket>]
redis.register_function('echo_json', function(keys, args)
  return { args[1], cjson.encode(cjson.decode(args[1])) }
end)

--- Which of the fields that may be absent Lua takes for true.
---@arg basket json<Basket>
---@return string[]
redis.register_function('echo_present', function(keys, args)
  local basket, present = cjson.decode(args[1]), {}
  for _, name in ipairs({ 'type', 'gift', 'nickname' }) do
    if basket[name] then table.insert(present, name) end
  end
  return present
end)

---@alias Names string[]

---@class Lists
---@field tags? string[]
---@field names Names
---@field rows integer[][]
---@field by_name table<string, Names?>
---@field pair [string, integer[]]
---@field last [integer, string?]

--- Lists that are empty, which `cjson` writes `{}`.
---@return [json<Lists>, json<integer[][]>, json<table<string, integer[]>>, json<[string, integer[]]>, json<[integer, string?]>]
redis.register_function('echo_empty_lists', function()
  local lists = {
    tags = {}, names = {}, rows = { {}, { 1 } }, by_name = { a = {} }, pair = { 'a', {} }, last = { 1 },
  }
  return {
    cjson.encode(lists), cjson.encode({ {}, { 1 } }), cjson.encode({ a = {} }), cjson.encode({ 'a', {} }),
    cjson.encode({ 1 }),
  }
end)
