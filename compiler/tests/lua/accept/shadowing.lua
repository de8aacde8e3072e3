local a = a
local a = a + 1
do local a = a end
local function a(a) local a = a return a end
