#!lua name=unknown_uses
--- Bodies that may read whatever is declared.

local function pick(values, index)
  return values[index]
end

---@key a
---@arg one string
---@arg two string
redis.register_function('unknown_uses_index', function(keys, args)
  local all = args
  local text = ''
  for i = 1, 2 do text = text .. pick(all, i) end
  return text .. keys[1]
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_table', function(keys, args)
  local state = { args = args }
  return state.args[2] .. state.args[1]
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_closure', function(keys, args)
  local function inside()
    return args[2] .. args[1]
  end
  return inside()
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_protected', function(keys, args)
  local ok, result = pcall(pick, args, 2)
  return result .. args[1]
end)

---@key a
---@arg one string
redis.register_function('unknown_uses_varargs', function(...)
  local given = { ... }
  return given[2][1] .. given[1][1]
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_removed', function(keys, args)
  local first = table.remove(args, 1)
  return first .. table.remove(args, 1)
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_next', function(keys, args)
  local text = ''
  for _, value in pairs(args) do text = text .. value end
  return text
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_returned', function(keys, args)
  return args
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_selected', function(keys, args)
  local a, b = (args or {})[2], select(1, unpack(args))
  return a .. b
end)

---@arg one string
---@arg two string
redis.register_function('unknown_uses_raw', function(keys, args)
  return rawget(args, 2) .. args[#args - 1]
end)
