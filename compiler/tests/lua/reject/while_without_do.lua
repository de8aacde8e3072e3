while a
  b()
end
