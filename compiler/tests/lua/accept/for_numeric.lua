for i = 1, 10 do end
for i = 1, 10, 2 do print(i) end
for i = f(), g(), h() do break end
