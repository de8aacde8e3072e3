#!lua name=helpers
-- Helpers, and names outside the functions.

local CONFIG = { limit = 10, name = 'config' }
local CHANGED = { limit = 10 }
local PASSED = { limit = 10 }
local count = 0
local mode = 'start'
local LEVELS = { low = 1, high = 2 }

local api = {}
function api.ok(...)
  return { 1, 'OK', ... }
end
api.err = function(code, ...)
  return { 0, code, ... }
end

local function read(t)
  t.limit = 'changed'
end

local function down(n)
  if n <= 0 then return 0 end
  return down(n - 1)
end

local function times(n, make)
  local out = {}
  for i = 1, n do
    out[i] = make(i)
  end
  return out
end

redis.register_function('helpers_constant', function() return CONFIG.limit end)
redis.register_function('helpers_changed_table', function()
  CHANGED.limit = 'x'
  return CHANGED.limit
end)
redis.register_function('helpers_reads_changed_table', function() return CHANGED.limit end)
redis.register_function('helpers_passed_table', function()
  local before = PASSED.limit
  read(PASSED)
  return before
end)
redis.register_function('helpers_state', function()
  count = count + 1
  mode = count
  return count
end)
redis.register_function('helpers_other_state', function() return mode end)
redis.register_function('helpers_recursion', function(keys, args) return down(3) end)
redis.register_function('helpers_level', function(keys, args) return LEVELS[args[1]] or 0 end)
redis.register_function('helpers_api', function(keys, args)
  if not args[1] then
    return api.err('missing', 'first')
  end
  return api.ok(args[1], #args)
end)
redis.register_function('helpers_closure', function(keys, args)
  local total = 0
  local function add(n)
    total = total + n
    return total
  end
  add(1)
  return add(2)
end)
redis.register_function('helpers_closure_changes', function(keys, args)
  local kind = 1
  local function change() kind = 'text' end
  if args[1] then change() end
  return kind
end)
redis.register_function('helpers_higher', function(keys, args)
  return times(3, function(i) return { i, 'n' .. i } end)
end)
redis.register_function('helpers_method', function(keys, args)
  local object = { value = 1 }
  function object.add(self, n)
    self.value = self.value + n
    return self.value
  end
  return object:add(2)
end)
redis.register_function('helpers_json', function(keys, args)
  return cjson.encode({ n = 1, list = { 'a', 'b' } })
end)
redis.register_function('helpers_json_of_data', function(keys, args)
  return cjson.encode({ value = args[1] or cjson.null })
end)
redis.register_function('helpers_decoded', function(keys, args)
  return cjson.decode('[1,2]')
end)
redis.register_function('helpers_format', function(keys, args)
  return string.format('%d of %s', 3, 'five')
end)
redis.register_function('helpers_format_data', function(keys, args)
  return ('%s'):format(args[1] or '')
end)
redis.register_function('helpers_sub', function(keys, args) return ('äöü'):sub(2) end)
redis.register_function('helpers_upper', function(keys, args) return string.upper(args[1] or 'a') end)
redis.register_function('helpers_match', function(keys, args)
  local a, b = string.match(args[1] or '', '^(%a)(%a)')
  if a then return { a, b } end
  return false
end)
redis.register_function('helpers_gsub', function(keys, args)
  local hits = 0
  local text = string.gsub(args[1] or '', '%a', function(c) hits = hits + 1 return c end)
  return { text, hits }
end)
redis.register_function('helpers_gmatch', function(keys, args)
  local words = {}
  for word in string.gmatch(args[1] or '', '%a') do words[#words + 1] = word end
  return words
end)
redis.register_function('helpers_sha', function(keys, args) return redis.sha1hex(args[1] or '') end)
redis.register_function('helpers_sorted', function(keys, args)
  local t = { 3, 1, 2 }
  table.sort(t, function(a, b) return a > b end)
  return t
end)
redis.register_function('helpers_varargs', function(...)
  local keys, args = ...
  return { #keys, select('#', ...) }
end)
redis.register_function('helpers_select', function(keys, args)
  local function third(...) return (select(3, ...)) end
  return third(1, 2, 'three')
end)
redis.register_function('helpers_fraction', function(keys, args) return 3.99 end)
redis.register_function('helpers_concat', function(keys, args) return table.concat({ 1, 'a' }, ',') end)
redis.register_function('helpers_concat_data', function(keys, args) return table.concat(args, ',') end)
redis.register_function('helpers_loop_closure', function(keys, args)
  local made = {}
  for i = 1, 2 do
    local value = i == 1 and 1 or 'two'
    made[i] = function() return value end
  end
  return made[1]()
end)

redis.register_function('helpers_hidden_arg', function(...)
  return arg.n
end)
redis.register_function('helpers_next', function(keys, args)
  local t, last = { a = 1 }, 0
  for k, v in next, t do
    t[k] = 'text'
    last = v
  end
  return { last, t.a }
end)
redis.register_function('helpers_xpcall', function(keys, args)
  local seen = 1
  xpcall(function() error('x') end, function() seen = 'handled' end)
  return seen
end)
