#!lua name=leaderboard
--- The best scores of many members, in order.
---
--- Scores are whole numbers of at most 2^53 either way. Ranks count from 1; members of equal score are ordered by name,
--- backwards, as Redis does. The two keys of a `submit` share a hash tag, such as `board:{chess}` and
--- `board:{chess}:history:alice`.
---@release 1.0.0

---@class Submission
---@field rank integer?   the member's rank; none if it is not among those the board keeps
---@field is_best boolean whether this score is the member's best on the board
---@field score integer   the member's score on the board; the submitted one if it is not there

---@class Entry
---@field rank integer
---@field member bytes
---@field score integer

-- A member's history holds this many scores.
local REMEMBERED = 100

-- The whole number that a string spells, if it is from `least` to `most`; else nil.
local function whole(text, least, most)
  local value = tonumber(text)
  if value and value >= least and value <= most and string.format('%d', value) == text then
    return value
  end
  return nil
end

-- The entries of `board` from the rank `first` to the rank `last`, both from 0.
local function entries(board, first, last)
  local found = redis.call('ZRANGE', board, first, last, 'REV', 'WITHSCORES')
  local list = {}
  for at = 1, #found, 2 do
    list[#list + 1] = { first + #list + 1, found[at], tonumber(found[at + 1]) }
  end
  return list
end

--- Notes a score. The board keeps each member's best score, and of the members the best `keep`.
---@key board            sorted set of the members' best scores
---@key history          list of this member's latest 100 scores, the last one first
---@arg member bytes
---@arg score integer
---@arg keep integer     members on the board, at least 1
---@return Submission
---@error INVALID_SCORE  `score` is not a whole number of at most 2^53
---@error INVALID_KEEP   `keep` is not from 1 to 2^53
---@error SAME_KEY       `board` and `history` are one key
local function submit(keys, args)
  local board, history = keys[1], keys[2]
  local member, score, keep = args[1], whole(args[2], -2^53, 2^53), whole(args[3], 1, 2^53)
  if not score then
    return redis.error_reply('INVALID_SCORE score is not a whole number of at most 2^53')
  end
  if not keep then
    return redis.error_reply('INVALID_KEEP keep is not a whole number from 1 to 2^53')
  end
  if board == history then
    return redis.error_reply('SAME_KEY board and history are one key')
  end

  -- The board is read before the first write, so that a key of another type is refused before anything has changed.
  local best = tonumber(redis.call('ZSCORE', board, member))
  redis.call('LPUSH', history, score)
  redis.call('LTRIM', history, 0, REMEMBERED - 1)
  redis.call('ZADD', board, 'GT', score, member)
  redis.call('ZREMRANGEBYRANK', board, 0, -keep - 1)

  local rank = redis.call('ZREVRANK', board, member)
  if not rank then
    return { false, 0, score }
  end
  if best and best >= score then
    return { rank + 1, 0, best }
  end
  return { rank + 1, 1, score }
end

--- The best `n` members.
---@key board
---@arg n integer         at least 1
---@return Entry[]        the best first
---@error INVALID_COUNT   `n` is not from 1 to 2^53
local function top(keys, args)
  local board, n = keys[1], whole(args[1], 1, 2^53)
  if not n then
    return redis.error_reply('INVALID_COUNT n is not a whole number from 1 to 2^53')
  end
  return entries(board, 0, n - 1)
end

--- A member between the `n` before it and the `n` after it.
---@key board
---@arg member bytes
---@arg n integer         0 for the member alone
---@return Entry[]        the best first; empty if the member is not on the board
---@error INVALID_COUNT   `n` is not from 0 to 2^53
local function around(keys, args)
  local board = keys[1]
  local member, n = args[1], whole(args[2], 0, 2^53)
  if not n then
    return redis.error_reply('INVALID_COUNT n is not a whole number from 0 to 2^53')
  end
  local rank = redis.call('ZREVRANK', board, member)
  if not rank then
    return {}
  end
  return entries(board, math.max(rank - n, 0), rank + n)
end

redis.register_function('leaderboard_submit', submit)
redis.register_function{ function_name = 'leaderboard_top', callback = top, flags = { 'no-writes' } }
redis.register_function{ function_name = 'leaderboard_around', callback = around, flags = { 'no-writes' } }
