---@class Answer
---@field count integer
---@return Answer
return { 1 }
