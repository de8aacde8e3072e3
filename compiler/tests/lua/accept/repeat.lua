repeat until true
repeat local x = f() until x
repeat break until false
repeat local x; local function g() return x end until x
