local x = "a\
b\999"
local y = 1
