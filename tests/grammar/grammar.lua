#!lua name=grammar
--- Every annotation there is, on functions small enough to see what they get and reply.

--- Replies with what `reply` is as JSON, `null` as false.
---@key key
---@arg reply string
---@return [1, integer]
---@error [0, string, ...any] the common one
---@error [-1, "BUSY", integer, string?] for so many milliseconds
---@error not_found no such thing
---@error CLOSED
local function answer(keys, args)
  local reply = cjson.decode(args[1])
  for index, value in ipairs(reply) do
    if value == cjson.null then reply[index] = false end
  end
  return reply
end
redis.register_function('grammar_answer', answer)

--- The same, and the caller decides what else it is.
---@key key
---@arg reply string
---@error [0, string]
local function open(keys, args)
  return answer(keys, args)
end
redis.register_function('grammar_open', open)
