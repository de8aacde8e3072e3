if a
  b()
end
local x = 1
