local function f
  return 1
end
local x = 1
