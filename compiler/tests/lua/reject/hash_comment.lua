local x = 1
# comment
local y = 2
