#!lua flags=no-writes

--- The blank lines around this block do not part it from the script.
---@key name

local function first(list)
  return list[1]
end

return redis.call('STRLEN', first(KEYS))
