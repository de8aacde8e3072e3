#!lua
---@alias Mode "loud"|"quiet"

--- Without a key: any primary of a cluster runs it.
---@arg mode Mode
---@arg ...words string
---@return [1, Mode] | [0, "NOTHING"]
if #ARGV == 1 then
  return { 0, 'NOTHING' }
end
redis.call('PUBLISH', 'bell', table.concat(ARGV, ' ', 2))
return { 1, ARGV[1] }
