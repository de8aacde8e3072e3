if a and
  b
  c()
end
