function f() end
function a.b.c() end
function a.b:c(x) return self end
function a:b(...) return ... end
local function f() return f() end
