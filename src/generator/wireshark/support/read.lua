-- Reading: read(node, c, place) moves the cursor, shows what it finds below place.tree, and gives the value. A place is
-- { tree, name, label, field, scope, given }: `scope` has the fields before this one, `given` the parameters of the type.

local types = {}
local readers = {}

local function read(node, c, place) return readers[node.kind](node, c, place) end

-- The place of a part: shown as its own field, below another branch.
local function inside(place, node, tree, name, label)
  return { tree = tree, name = name, label = label, field = node.field, scope = place.scope, given = place.given }
end

local function wide(node, value)
  if node.bits <= 32 then return value end
  return UInt64.new(value % 2 ^ 32, math.floor(value / 2 ^ 32))
end

local function number(node, c)
  if node.order then return c:ordered(node.order) end
  return c:bits(node.bits)
end

function readers.uint(node, c, place)
  local from = c.position
  local value = number(node, c)
  display.leaf(c, place, from, value, wide(node, value))
  if (node.min and value < node.min) or (node.max and value > node.max) then
    c:fail("out-of-range", value .. " is out of range", from)
  end
  return value
end

function readers.enum(node, c, place)
  local from = c.position
  local value = readers.uint(node, c, place)
  if node.closed and not node.members[value] then c:fail("unknown-value", value .. " has no meaning", from) end
  return value
end

function readers.int(node, c, place)
  local from = c.position
  local value = number(node, c)
  if value >= 2 ^ (node.bits - 1) then value = value - 2 ^ node.bits end
  display.leaf(c, place, from, value)
  return value
end

local function unpack_float(format, bytes)
  -- Lua has this from 5.3 on; before that Wireshark brings it.
  if string.unpack then return (string.unpack(format, bytes)) end
  return (Struct.unpack(format, bytes))
end

function readers.float(node, c, place)
  local from = c.position
  local value = unpack_float(node.bits == 32 and ">f" or ">d", c:bytes(node.bits / 8))
  display.leaf(c, place, from, value)
  return value
end

function readers.flag(node, c, place)
  local from = c.position
  local value = c:bits(node.bits) ~= 0
  display.leaf(c, place, from, value)
  return value
end

function readers.reserved(node, c, place)
  local from = c.position
  if node.bits <= 32 then
    display.leaf(c, place, from, c:bits(node.bits))
  else
    c:bytes(node.bits / 8)
    display.bytes(c, place, from)
  end
end

function readers.constant(node, c, place)
  local from = c.position
  local value = readers.uint(node, c, place)
  if value ~= node.value then c:fail("constant-mismatch", value .. " instead of " .. node.value, from) end
end

function readers.magic(node, c, place)
  local from = c.position
  local value = c:bytes(#node.value)
  display.bytes(c, place, from)
  if value ~= node.value then c:fail("constant-mismatch", "other bytes than expected", from) end
end

function readers.spellings(node, c, place)
  local from = c.position
  local head = number(node.head, c)
  local value = head + node.more
  for _, alternative in ipairs(node.alternatives) do
    if alternative[1] == head then value = number(alternative[2], c) + alternative[3] end
  end
  display.leaf(c, place, from, value)
  return value
end

readers["nothing"] = function() return nil end
