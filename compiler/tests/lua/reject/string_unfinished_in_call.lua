f("abc)
g(1)
local y = = 2
