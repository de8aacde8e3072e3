return [[
ab
c
]], [==[

]==]
