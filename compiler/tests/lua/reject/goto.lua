while a do
  goto continue
  ::continue::
end
