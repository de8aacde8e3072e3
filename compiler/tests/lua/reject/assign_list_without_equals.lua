a, b
local c = 1
