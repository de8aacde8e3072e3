-- What a server shows to a library while it loads, and the words in which it refuses. Called with
-- the facts of a server line; returns what runs a chunk there.
--
-- Messages of the API are raised as tables, as the server raises them: they carry no line. Those of
-- protected tables are raised at the line that touched the table, so the depth of the calls below
-- matters: `error(message, 3)` blames whoever called the metamethod that called the raiser.
local facts = ...
local error, getmetatable, next, pcall = error, getmetatable, next, pcall
local select, setfenv, setmetatable = select, setfenv, setmetatable
local tonumber, tostring, type = tonumber, tostring, type
local find, lower, match = string.find, string.lower, string.match

local api = facts.api .. '.register_function'
local functions, seen, taken = {}, {}, {}

local function raise(message)
  error({ err = message })
end

-- What Lua's own API takes for a string.
local function is_string(value)
  return type(value) == 'string' or type(value) == 'number'
end

-- What is left of a string that is read as a C string.
local function until_nul(text)
  return match(text, '^[^%z]*')
end

local function raise_nonexistent(key)
  if not is_string(key) then
    error('Second argument to luaProtectedTableError must be a string or number', 3)
  end
  local name = until_nul(tostring(key))
  error("Script attempted to access nonexistent global variable '" .. name .. "'", 3)
end

local function refuse_write()
  error('Attempt to modify a readonly table', 2)
end

local members, versions = {}, facts.versions

local library_api = setmetatable({}, {
  __index = function(_, key)
    local member = members[key]
    if member == nil and key ~= nil then
      member = versions[key]
      seen.version = seen.version or member ~= nil
    end
    if member == nil then
      raise_nonexistent(key)
    end
    return member
  end,
  __newindex = refuse_write,
})

local globals = setmetatable({}, {
  __index = function(_, key)
    if key == 'redis' or key == 'server' and facts.has_server then
      return library_api
    end
    raise_nonexistent(key)
  end,
  __newindex = refuse_write,
})

-- Reads 1, 2, 3... up to the first nil, as the server does: what is behind a hole is not seen.
local function read_flags(list)
  if type(list) ~= 'table' then
    raise('flags argument to ' .. api .. ' must be a table representing function flags')
  end
  if list == library_api then
    error("Script attempted to access nonexistent global variable '1'", 0)
  end
  local flags, index = {}, 1
  while list[index] ~= nil do
    local flag = list[index]
    local word = is_string(flag) and lower(until_nul(tostring(flag)))
    if not facts.flags[word] then
      raise('unknown flag given')
    end
    flags[word] = true
    index = index + 1
  end
  return flags
end

local function read_text(value, argument)
  if not is_string(value) then
    raise(argument .. ' argument given to ' .. api .. ' must be a string')
  end
  return tostring(value)
end

local read_argument = {
  function_name = function(value, named)
    named.name = read_text(value, 'function_name')
  end,
  description = function(value, named)
    named.description = read_text(value, 'description')
  end,
  callback = function(value, named)
    if type(value) ~= 'function' then
      raise('callback argument given to ' .. api .. ' must be a function')
    end
    named.callback = value
  end,
  flags = function(value, named)
    named.flags = read_flags(value)
  end,
}

local function read_named(arguments)
  if type(arguments) ~= 'table' then
    raise('calling ' .. api .. ' with a single argument is only applicable to Lua table '
      .. '(representing named arguments).')
  end
  local named = { flags = {} }
  for key, value in next, arguments == library_api and members or arguments do
    if not is_string(key) then
      raise('named argument key given to ' .. api .. ' is not a string')
    end
    local read = read_argument[lower(until_nul(tostring(key)))]
    if not read then
      raise('unknown argument given to ' .. api)
    end
    read(value, named)
  end
  if not named.name then
    raise(api .. ' must get a function name argument')
  end
  if not named.callback then
    raise(api .. ' must get a callback argument')
  end
  return named
end

local function read_positional(name, callback)
  if not is_string(name) then
    raise('first argument to ' .. api .. ' must be a string')
  end
  if type(callback) ~= 'function' then
    raise('second argument to ' .. api .. ' must be a function')
  end
  return { name = tostring(name), callback = callback, flags = {} }
end

-- The names a server checks while the code runs, or when all of it ran.
local function check_name(name, bad_name)
  if not find(name, '^[%w_]+$') then
    raise(bad_name)
  end
  if taken[name] then
    raise('Function already exists in the library')
  end
  taken[name] = true
end

function members.register_function(...)
  local count = select('#', ...)
  if count < 1 or count > 2 then
    raise('wrong number of arguments to ' .. api)
  end
  local registered = count == 1 and read_named(...) or read_positional(...)
  if not facts.names_are_checked_late then
    check_name(registered.name, facts.bad_name)
  end
  if registered.description and facts.cuts_at_nul then
    registered.description = until_nul(registered.description)
  end
  functions[#functions + 1] = registered
end

function members.log(...)
  seen.log = true
  if select('#', ...) < 2 then
    raise(facts.api .. '.log() requires two arguments or more.')
  end
  local level = tonumber((...))
  if not level then
    raise('First argument must be a number (log level).')
  end
  -- C cuts the fraction off before it compares.
  if not (level > -1 and level < 4) then
    raise(facts.bad_log_level)
  end
end

members.LOG_DEBUG, members.LOG_VERBOSE, members.LOG_NOTICE, members.LOG_WARNING = 0, 1, 2, 3

local function check_names_late()
  for index = 1, facts.names_are_checked_late and #functions or 0 do
    check_name(functions[index].name, 'Function' .. match(facts.bad_name, '^%a+(.*)'))
  end
end

local function message(raised)
  return type(raised) == 'table' and raised.err or raised
end

-- Runs a chunk. Returns what was registered, what was looked at, and the error of the code or, if
-- there is none, that of the names.
local function run(chunk)
  local is_done, raised = pcall(setfenv(chunk, globals))
  if not is_done then
    return functions, seen, message(raised), nil
  end
  local are_good, bad = pcall(check_names_late)
  if not are_good then
    return functions, seen, nil, message(bad)
  end
  return functions, seen, nil, nil
end

-- From now on the library sees what functions see, and what it kept of the API does what it does then.
-- Returns the table that stands for its globals.
local function enter(all, kept)
  members.register_function, members.log = kept.register_function, kept.log
  getmetatable(globals).__index = setmetatable(all, { __index = function(_, key)
    raise_nonexistent(key)
  end })
  return globals
end

return run, enter
