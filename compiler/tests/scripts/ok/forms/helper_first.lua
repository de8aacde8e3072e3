--- Of the script.
---@return integer

--- Of the helper alone.
local function one()
  return 1
end

return one()
