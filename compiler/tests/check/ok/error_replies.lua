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

--- What is inferred is without the errors.
---@error [0, string]
local function inferred(keys, args)
  if args[1] == 'x' then return { 0, 'a' } end
  return { 1, 'b' }
end

--- And without all of them.
---@error [0, "A", ...]
---@error [0, "B"]
local function several(keys, args)
  if args[1] == 'x' then return { 0, 'A' } end
  if args[2] == 'x' then return { 0, 'A', 7, keys } end
  if args[3] == 'x' then return { 0, 'B' } end
  return { 1, redis.call('LLEN', keys[1]) }
end

--- Open where one may be the error too.
---@error [0, string]
local function open(keys, args)
  return { redis.call('LLEN', keys[1]), 'b' }
end

--- And where it may be longer than the error.
---@error [0, string]
local function longest(keys, args)
  local reply = { 0, 'a' }
  if args[1] == 'x' then reply[3] = 'b' end
  return reply
end

local function fail(...)
  return { 0, ... }
end

--- Its codes are in the body.
---@return [1, integer]
---@error [0, string, ...]
local function helped(keys, args)
  local number = tonumber(args[1])
  if not number then return fail('not_a_number', args[1]) end
  if number < 0 then return fail('below', number) end
  if number > 9 then return fail('above') end
  if number > 8 then return fail('not a code') end
  return { 1, number }
end

redis.register_function('error_replies_helped', helped)
redis.register_function('error_replies_scalar', scalar)
redis.register_function('error_replies_tuples', tuples)
redis.register_function('error_replies_records', records)
redis.register_function('error_replies_longer', longer)
redis.register_function('error_replies_numbers', numbers)
redis.register_function('error_replies_open', open)
redis.register_function('error_replies_inferred', inferred)
redis.register_function('error_replies_several', several)
redis.register_function('error_replies_longest', longest)
