#!lua name=tables
-- Tables made at once, in steps, in loops.

redis.register_function('tables_tuple', function(keys, args)
  return { 1, 'two', redis.call('GET', keys[1]) }
end)

redis.register_function('tables_hole', function(keys, args)
  return { 1, nil, 3 }
end)

redis.register_function('tables_absent_tail', function(keys, args)
  return { 7, args[2] }
end)

redis.register_function('tables_steps', function(keys, args)
  local t = {}
  t[1] = #args
  t[2] = 'x'
  if args[1] then
    t[3] = tonumber(args[1]) or 0
  end
  return t
end)

redis.register_function('tables_loop', function(keys, args)
  local out = {}
  for i, arg in ipairs(args) do
    out[#out + 1] = arg
  end
  return out
end)

redis.register_function('tables_rows', function(keys, args)
  local rows = {}
  for i = 1, #args do
    local row = {}
    row[1] = i
    row[2] = args[i]
    table.insert(rows, row)
  end
  return rows
end)

redis.register_function('tables_alias', function(keys, args)
  local a = { 1 }
  local b = a
  b[1] = 'text'
  return a
end)

redis.register_function('tables_changed_in_helper', function(keys, args)
  local function fill(t, value)
    t[#t + 1] = value
  end
  local out = {}
  fill(out, 1)
  fill(out, 'two')
  return out
end)

redis.register_function('tables_lossy', function(keys, args)
  return { name = args[1] }
end)

redis.register_function('tables_of_unknown_keys', function(keys, args)
  local t = {}
  for i = 1, #args, 2 do
    t[args[i]] = args[i + 1]
  end
  return t
end)

redis.register_function('tables_sorted', function(keys, args)
  local t = redis.call('LRANGE', keys[1], 0, -1)
  table.sort(t)
  table.remove(t)
  return t
end)

redis.register_function('tables_sometimes_empty', function(keys, args)
  if not args[1] then
    return {}
  end
  return { args[1], 'x' }
end)

redis.register_function('tables_arguments', function(keys, args)
  return args
end)

redis.register_function('tables_changed_arguments', function(keys, args)
  args[1] = 5
  return args
end)

redis.register_function('tables_nested', function(keys, args)
  return { { 1, 'a' }, { 2, 'b' } }
end)

redis.register_function('tables_unpacked', function(keys, args)
  local pair = { 1, 'b' }
  return { 0, unpack(pair) }
end)

redis.register_function('tables_with_metatable', function(keys, args)
  local t = setmetatable({}, { __index = function() return 1 end })
  return t.x
end)

redis.register_function('tables_loop_of_kinds', function(keys, args)
  local last = { 1 }
  local kept = last
  for i = 1, #args do
    kept = last
    last = { 'text' }
  end
  return kept[1]
end)

redis.register_function('tables_of_two_turns', function(keys, args)
  local first
  for i = 1, 3 do
    local t = {}
    if first then
      t[1] = 5
      return first[1]
    end
    t[1] = 'text'
    first = t
  end
  return 'none'
end)

-- Lua stores what stands without a key last, wherever it is written.
redis.register_function('tables_key_before_item', function() return { [1] = 'lost', 5 } end)
redis.register_function('tables_key_behind_item', function() return { 5, [1] = 'lost' } end)
redis.register_function('tables_key_lost_to_nil', function() return { 5, nil, [2] = 'lost' } end)
redis.register_function('tables_key_next_to_items', function() return { 5, [2] = 'kept' } end)
redis.register_function('tables_key_or_rest', function(keys, args) return { [2] = 7, 5, unpack(args) } end)
redis.register_function('tables_asserted_rest', function(keys, args) return assert(unpack(args)) end)

-- Lua's `#` may say 1 or 3 of a list with nil at 2, so nobody knows where the next one goes.
redis.register_function('tables_append_behind_hole', function(keys)
  local row = { 1, redis.call('GET', keys[1]) or nil, 'open' }
  row[#row + 1] = 'end'
  return row
end)

redis.register_function('tables_insert_behind_hole', function(keys)
  local row = { 1, redis.call('GET', keys[1]) or nil, 'open' }
  table.insert(row, 'end')
  return row
end)

redis.register_function('tables_hole_made', function(keys)
  local row = {}
  if redis.call('EXISTS', keys[1]) == 1 then row[1] = 'there' end
  row[2] = 'more'
  row[#row + 1] = 'end'
  return row
end)

-- One behind the other, whatever is left out.
redis.register_function('tables_append_perhaps', function(keys)
  local row = { 1 }
  if redis.call('EXISTS', keys[1]) == 1 then row[#row + 1] = 'there' end
  row[#row + 1] = 'end'
  return row
end)

-- Tables in each other, on as many ways as there are turns. One that is in itself never comes back: a server would
-- write until its memory is full.
redis.register_function('tables_in_tables', function(keys, args)
  local list = {}
  for _, word in ipairs(args) do list = { list, word } end
  if args[1] == 'x' then table.insert(list, 1, 'first') end
  return list
end)

redis.register_function('tables_in_itself', function(keys)
  local places = redis.call('GEOPOS', keys[1], 'a')
  if redis.call('EXISTS', keys[1]) == 2 then places[#places + 1] = places end
  return places
end)

redis.register_function('tables_stack', function(keys, args)
  local stack = { {} }
  for letter in args[1]:gmatch('.') do
    if letter == '(' then
      stack[#stack + 1] = {}
    elseif letter == ')' then
      local inner = table.remove(stack)
      table.insert(stack[#stack], inner)
    else
      table.insert(stack[#stack], letter)
    end
  end
  return stack[1]
end)
