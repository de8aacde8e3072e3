while true do end
while a < b do a = a + 1; break end
