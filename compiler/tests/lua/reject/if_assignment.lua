if a = 1 then
  b()
end
