while a do
  break
  b()
end
