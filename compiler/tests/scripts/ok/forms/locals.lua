-- What stands outside all functions is a local of the script, which nobody else sees.
local seen, count = {}, 0
local function see(name)
  if not seen[name] then
    seen[name] = true
    count = count + 1
  end
end
for _, name in ipairs(ARGV) do
  see(name)
end
redis.call('SET', KEYS[1], count)
return count
