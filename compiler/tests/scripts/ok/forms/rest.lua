-- A script has `...`, and nothing in it.
local first = ...
if first then
  return first
end
for i = 1, #KEYS do
  redis.call('SET', KEYS[i], ARGV[i])
end
return #KEYS
