local function f()
  if a then
    return 1
  end
