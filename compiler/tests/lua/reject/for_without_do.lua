for i = 1, 2
  b()
end
