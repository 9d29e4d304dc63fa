-- What expressions are made of. A field that is not there is nil: sums over it are nil, comparisons of order false.

local function both(left, right) return left ~= nil and right ~= nil end
local function lt(left, right) return both(left, right) and left < right end
local function le(left, right) return both(left, right) and left <= right end
local function gt(left, right) return both(left, right) and left > right end
local function ge(left, right) return both(left, right) and left >= right end
local function plus(left, right) return both(left, right) and left + right or nil end
local function minus(left, right) return both(left, right) and left - right or nil end
local function times(left, right) return both(left, right) and left * right or nil end
local function wrap(bits, value) return value and value % 2 ^ bits end
local function pick(condition, yes, no)
  if condition then return yes end
  return no
end
local function mod(value, by) return value and value % by end

-- The sum of bytes that were read.
local function sum(bytes)
  local total = 0
  for index = 1, #bytes.data do total = total + bytes.data:byte(index) end
  return total
end
