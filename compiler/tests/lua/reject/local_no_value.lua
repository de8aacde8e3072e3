local a =
local b = 1
