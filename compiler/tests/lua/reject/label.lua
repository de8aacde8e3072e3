::top::
local x = 1
