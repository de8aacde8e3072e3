for i = 1, 2 do
  if a then continue end
  b()
end
