local function a()
  if x then
    y()
end

local function b()
  return 1
end
