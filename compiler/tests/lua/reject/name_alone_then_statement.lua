foo
local x = 1
