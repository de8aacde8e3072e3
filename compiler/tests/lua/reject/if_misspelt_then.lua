if a the
  b()
end
