// hello there
local x = 1
