repeat
  a()
end
local b = 1
