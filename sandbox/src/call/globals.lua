-- What a function sees while it is called. Called with the facts of a server line and with what only
-- Rust can do; returns all of its globals, and what calls it.
--
-- The tables of the server cannot be written. Lua 5.1 knows no such table, so what is shown is an empty
-- one that looks into the real one; the functions that look past metatables are told of them.
local given = ...
local native = given.native
local getfenv, getmetatable, newproxy, setfenv = getfenv, getmetatable, newproxy, setfenv
local error, load, loadstring, pairs, pcall = error, load, loadstring, pairs, pcall
local select, setmetatable, xpcall = select, setmetatable, xpcall
local byte, resume = string.byte, coroutine.resume

local function refuse_write()
  error('Attempt to modify a readonly table', 2)
end

local function protected(real)
  local shown = setmetatable({}, { __index = real, __newindex = refuse_write })
  given.real[shown] = real
  return shown
end

local all = {
  _VERSION = _VERSION,
  assert = assert,
  collectgarbage = collectgarbage,
  error = error,
  gcinfo = gcinfo,
  ipairs = ipairs,
  rawequal = rawequal,
  select = select,
  tonumber = tonumber,
  tostring = tostring,
  type = type,
  unpack = unpack,
}

for _, name in ipairs({ 'getmetatable', 'next', 'pairs', 'rawget', 'rawset', 'setmetatable' }) do
  all[name] = native[name]
end

if not given.is_hardened then
  all.getfenv, all.newproxy, all.setfenv = getfenv, newproxy, setfenv
end

-- An error is first turned into what programs see, unless it ends the call.
local function caught(is_done, ...)
  if is_done then
    return true, ...
  end
  return false, native.caught((...))
end

function all.pcall(...)
  if select('#', ...) == 0 then
    return false, 'attempt to call a boolean value'
  end
  return caught(pcall(...))
end

local function seen(is_done, ...)
  if is_done then
    return true, ...
  end
  return false, native.shown((...))
end

function all.xpcall(called, handler)
  return seen(xpcall(called, function(raised)
    return handler(native.shown(raised))
  end))
end

-- Servers read no bytecode: a blank before its mark makes it a text, and a wrong one.
function all.loadstring(text, name)
  if byte(text) == 27 then
    return loadstring(' ' .. text, name)
  end
  return loadstring(text, name)
end

function all.load(read, name)
  local is_first = true
  return load(function()
    local piece = read()
    if is_first and piece and byte(piece) == 27 then
      piece = ' ' .. piece
    end
    is_first = false
    return piece
  end, name)
end

local threads = {}
for name, member in pairs(coroutine) do
  threads[name] = member
end
function threads.resume(...)
  return seen(resume(...))
end

local function copy(library)
  local members = {}
  for name, member in pairs(library) do
    members[name] = member
  end
  return members
end

all.coroutine = protected(threads)
all.string = protected(copy(string))
all.table = protected(copy(table))
all.math = copy(math)
all.math.random, all.math.randomseed = native.random, native.randomseed
all.math = protected(all.math)
all.os = given.has_clock and protected({ clock = os.clock }) or nil
for name, library in pairs(given.libraries) do
  all[name] = protected(library)
end
all.redis = protected(given.api)
all.server = given.has_server and all.redis or nil
all._G = protected(all)
for _, name in ipairs(given.missing) do
  all[name] = setmetatable({}, { __index = function()
    native.missing(name)
  end })
end

local strings = getmetatable('')
strings.__index = all.string
if given.is_hardened then
  given.shown[strings] = protected(strings)
end

-- Calls a function, and has errors told by the handler.
local function call(callback, keys, args, handler)
  return xpcall(function()
    return callback(keys, args)
  end, handler)
end

return all, call
