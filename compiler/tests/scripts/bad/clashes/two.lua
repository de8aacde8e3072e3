---@class Answer
---@field text string
---@return Answer
return { 'one' }
