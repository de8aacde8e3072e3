#!lua name=error_replies

---@alias Moods "good"|"bad"
---@alias Pair [integer, string]

---@class Record
---@field count integer
---@field name? string

---@return [integer, string]
---@error [0, string]
local function one() end

---@return Record
---@error [0, string]
local function two() end

---@return string[]
---@error ["ERR", string]
local function three() end

---@return [1, string] | [0, string, string]
---@error [0, string, ...]
local function four() end

---@return any
---@error [0, string]
local function five() end

---@return Pair?
---@error [0, string]
local function six() end

---@return [Moods, any]
---@error ["bad", "X"]
local function seven() end

---@return table<string, integer>
---@error ["ERR", string]
local function eight() end

---@error [string, string]
local function nine() end

---@error [0, integer]
local function ten() end

---@error [0, string?, string]
local function eleven() end

---@error [0, string, Pair]
---@error [0, "A"] | "b"
---@error not_found
---@error [0
local function twelve() end

---@error not_found is no code here
local function thirteen() end

redis.register_function('error_replies_one', one)
redis.register_function('error_replies_two', two)
redis.register_function('error_replies_three', three)
redis.register_function('error_replies_four', four)
redis.register_function('error_replies_five', five)
redis.register_function('error_replies_six', six)
redis.register_function('error_replies_seven', seven)
redis.register_function('error_replies_eight', eight)
redis.register_function('error_replies_nine', nine)
redis.register_function('error_replies_ten', ten)
redis.register_function('error_replies_eleven', eleven)
redis.register_function('error_replies_twelve', twelve)
redis.register_function('error_replies_thirteen', thirteen)
