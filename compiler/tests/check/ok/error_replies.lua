#!lua name=error_replies

---@class Record
---@field id string
---@field name? string

--- A scalar is no array.
---@return string|"" 
---@error [0, string]
local function scalar() return 'a' end

--- They begin differently.
---@return [1, string] | [2]
---@error [0, string, ...any]
local function tuples() return { 1, 'a' } end

--- A text is no integer.
---@return Record[]
---@error [0, string]
local function records() return {} end

--- One is longer.
---@return [integer, integer, integer]
---@error [0, string]
local function longer() return { 1, 2, 3 } end

--- A number is not spelled so.
---@return [integer, any]?
---@error ["ERR", string]
local function numbers() return { 1, 2 } end

--- What is inferred is open where it is the error too.
---@error [0, string]
local function open(keys, args)
  if args[1] then return { 0, 'a' } end
  return { 1, 'b' }
end

--- And closed where it is not.
---@error [0, string]
local function closed() return { 1, 'b' } end

redis.register_function('error_replies_scalar', scalar)
redis.register_function('error_replies_tuples', tuples)
redis.register_function('error_replies_records', records)
redis.register_function('error_replies_longer', longer)
redis.register_function('error_replies_numbers', numbers)
redis.register_function('error_replies_open', open)
redis.register_function('error_replies_closed', closed)
