#!lua
--- Moves one from a shelf to another.
---@named
---@key from
---@key to
---@arg item string
---@arg note? string
---@return [1, "MOVED", #string, integer] | [0, "NONE"]
if redis.call('SMOVE', KEYS[1], KEYS[2], ARGV[1]) == 0 then
  return { 0, 'NONE' }
end
return { 1, 'MOVED', 1, ARGV[1], redis.call('SCARD', KEYS[2]) }
