local function f()
  return 1
  local x = 2
end
