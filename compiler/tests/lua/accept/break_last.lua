while a do if b then break end end
for i = 1, 2 do do break; end end
