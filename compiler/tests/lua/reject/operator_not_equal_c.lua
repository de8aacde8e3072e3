if a != b then
  c()
end
