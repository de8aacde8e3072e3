count = 1
function helper() end
KEYS = {}
local ARGV = {}
ARGV = { count, helper }
local function unused()
  lost = 1
end
pcall(function() caught = 1 end)
return KEYS[1]
