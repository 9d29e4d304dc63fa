-- Bits and bytes of a string. Positions count in bits from 0; `stop` is the end of the region around.

local cursor = {}
cursor.__index = cursor

function cursor.new(data, tvb)
  return setmetatable({ data = data, tvb = tvb, position = 0, stop = #data * 8, depth = 0, count = 0, tables = {} }, cursor)
end

-- Raises what ended the reading: a code, where it happened, and what was expected.
function cursor:fail(code, text, position)
  error({ code = code, text = text, position = position or self.position }, 0)
end

-- Inside a region nothing can follow; at the end of what has arrived more may come.
function cursor:need(bits)
  if self.position + bits <= self.stop then return end
  if self.stop == #self.data * 8 and self.growing then error({ more = true }, 0) end
  self:fail("truncated", "the region ends " .. self.position + bits - self.stop .. " bits too early")
end

function cursor:left()
  return math.floor((self.stop - self.position) / 8)
end

-- All that is left of the head of the value around.
function cursor:take_head()
  local head = self.head
  self.head = 0
  return head
end

local power = { [0] = 1 }
for n = 1, 53 do power[n] = power[n - 1] * 2 end

-- An unsigned integer, most significant bit first.
function cursor:bits(count)
  self:need(count)
  local value, position = 0, self.position
  while count > 0 do
    local used = position % 8
    local take = math.min(8 - used, count)
    local byte = self.data:byte(math.floor(position / 8) + 1)
    value = value * power[take] + math.floor(byte / power[8 - used - take]) % power[take]
    position, count = position + take, count - take
  end
  self.position = position
  return value
end

function cursor:bytes(count)
  if count < 0 then self:fail("negative-length", count .. " bytes") end
  self:need(count * 8)
  local from = math.floor(self.position / 8)
  self.position = self.position + count * 8
  return self.data:sub(from + 1, from + count)
end

-- Bytes whose significance is given, 0 the least.
function cursor:ordered(order)
  self:need(#order * 8)
  local value = 0
  for _, significance in ipairs(order) do value = value + self:bits(8) * power[8 * significance] end
  return value
end

-- Reads with the region narrowed to so many bytes, which have to be filled.
function cursor:region(length, read)
  if length < 0 then self:fail("negative-length", "a region of " .. length .. " bytes") end
  self:need(length * 8)
  local stop = self.stop
  self.stop = self.position + length * 8
  local value = read()
  if self.position < self.stop then self:fail("trailing-bytes", "the region goes on behind its content") end
  self.stop = stop
  return value
end

-- One more item, and one level deeper; nobody's packets may keep the dissector busy for ever.
function cursor:item()
  self.count = self.count + 1
  if self.count > 100000 then self:fail("elements-limit", "too many items") end
end

function cursor:enter()
  self.depth = self.depth + 1
  if self.depth > 64 then self:fail("depth-limit", "nested too deeply") end
end

function cursor:leave()
  self.depth = self.depth - 1
end
