---@alias Mode "fast"|"safe"

---@alias Modes "fast"|"safe"|"slow"

---@alias Code 1|2

---@alias Codes 1|2|3

---@alias Bit "0"|"1"

---@alias Mixed 1|"none"

---@alias Claim [1, "OK", integer] | [0, "BUSY"]

---@alias Claims [1, "OK", integer] | [0, "BUSY"] | [0, "GONE", string]

---@alias Longer [1, "OK", integer, string] | [0, "BUSY", integer]

---@alias Shapes "OK" | [0, string]

---@alias Name string

---@alias Label Name

---@class Pair
---@field left integer
---@field right string

---@class Triple
---@field left integer
---@field right string
---@field third integer

---@class Renamed
---@field first integer
---@field second string

---@class Swapped
---@field right string
---@field left integer

---@class Short
---@field left integer

---@class Loose
---@field left integer
---@field right? string

---@class Nested
---@field pair Pair
---@field pairs Pair[]

---@class NestedLoose
---@field pair Loose
---@field pairs Loose[]
