#!lua name=account
--- Balances, and transfers between them that neither make money nor lose any.
---
--- A balance is a whole number of the smallest unit, such as cents: fractions do not add up. It is held as plain text,
--- so that GET and SET read and write it; a missing key is a balance of 0. Up to 2^53 Lua's numbers are exact, and what
--- goes beyond is refused.
---
--- The two keys of a transfer share a hash tag, such as `account:{eur}:alice` and `account:{eur}:bob`.
---@release 1.0.0

---@class Balances
---@field from integer what the paying account holds now
---@field to integer   what the paid account holds now

-- The whole number that a string spells, if it is from `least` to `most`; else nil.
local function whole(text, least, most)
  local value = tonumber(text)
  if value and value >= least and value <= most and string.format('%d', value) == text then
    return value
  end
  return nil
end

local function balance(account)
  return whole(redis.call('GET', account) or '0', -2^53, 2^53)
end

--- Moves `amount` from one account to another, or refuses and moves nothing.
---@key from
---@key to
---@arg amount integer       at least 1
---@return Balances
---@error INVALID_AMOUNT     `amount` is not from 1 to 2^53
---@error SAME_ACCOUNT       `from` and `to` are one account
---@error INVALID_BALANCE    an account holds something else than a balance, or would hold more than 2^53
---@error INSUFFICIENT_FUNDS `from` holds less than `amount`; the message ends with what it holds
local function transfer(keys, args)
  local from, to = keys[1], keys[2]
  local amount = whole(args[1], 1, 2^53)
  if not amount then
    return redis.error_reply('INVALID_AMOUNT amount is not a whole number from 1 to 2^53')
  end
  if from == to then
    return redis.error_reply('SAME_ACCOUNT from and to are one account')
  end

  local payer, payee = balance(from), balance(to)
  if not payer or not payee then
    return redis.error_reply('INVALID_BALANCE an account holds something else than a balance')
  end
  if payer < amount then
    return redis.error_reply(string.format('INSUFFICIENT_FUNDS the balance is %d', payer))
  end
  if payee > 2^53 - amount then
    return redis.error_reply('INVALID_BALANCE the account paid would hold more than 2^53')
  end

  return { redis.call('DECRBY', from, amount), redis.call('INCRBY', to, amount) }
end

redis.register_function('account_transfer', transfer)
