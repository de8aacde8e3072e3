if a then
  b()
end
end
local x = = 1
