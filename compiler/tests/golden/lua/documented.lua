#!lua name=documented
---     indented from the start
--- A note that is missing[^1], and a [link](that never ends.
---
--- Text with a	tab and ‮marks.

--- Moves <all> of it, see [there] and https://example.com/a.
---
---     FCALL documented_move 1 key
---
--- ```
--- local x = 1
--- ```
---
--- - a list
--- lazily continued
--- -   far in
---       and farther
---
--- A RedisValue, ["quoted"](crate).
--- > [a]: /b
--- > [c]: /d
---
--- ```lua
--- local open = 1
---@deprecated use `documented_copy`
---@nodiscard
---@key from
---@key to where to
---@arg limit? integer
---@error GONE
local function move(keys, args)
  local limit = tonumber(args[1] or 10)
  if limit > redis.call('LLEN', keys[1]) then
    return redis.error_reply('GONE it is')
  end
  return redis.call('RENAME', keys[1], keys[2])
end

redis.register_function{
  function_name = 'documented_move',
  callback = move,
  flags = {'allow-oom', 'no-cluster'},
  description = 'Moves\n    it',
}

---@deprecated
---@return nil
redis.register_function('documented_gone', function(keys, args) return nil end)
