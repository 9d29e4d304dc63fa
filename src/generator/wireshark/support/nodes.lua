-- The constructs of the schema language. Each makes a node: what it is and which parts it has.

local n = {}

local function part(node, name, path, doc) return { node = node, name = name, path = path or name, doc = doc } end

function n.uint(bits, order) return { kind = "uint", bits = bits, order = order } end
function n.int(bits, order) return { kind = "int", bits = bits, order = order } end
function n.float(bits) return { kind = "float", bits = bits } end
function n.flag(bits) return { kind = "flag", bits = bits } end
function n.reserved(bits) return { kind = "reserved", bits = bits } end
function n.constant(bits, value, order) return { kind = "constant", bits = bits, order = order, value = value } end
function n.magic(value) return { kind = "magic", value = value } end
function n.nothing() return { kind = "nothing" } end
function n.utf8(length) return { kind = "utf8", length = length } end
function n.terminated(stop) return { kind = "terminated", stop = stop } end
function n.ref(name, given) return { kind = "ref", name = name, given = given } end
function n.derived(of) return { kind = "derived", of = of } end
function n.computed(of, from) return { kind = "computed", of = of, from = from } end
function n.when(condition, of) return { kind = "when", condition = condition, of = of } end
function n.if_more(of) return { kind = "ifMore", of = of } end

-- Bytes that another type can read as well: `as.type`, if `as.condition` holds.
function n.bytes(length, as) return { kind = "bytes", length = length, as = as } end

function n.limited(node, min, max)
  node.min, node.max = min, max
  return node
end

function n.enum(bits, members, closed, order)
  return { kind = "enum", bits = bits, members = members, closed = closed, order = order }
end

-- alternatives: { { mark, tail, plus }, … }
function n.spellings(head, more, alternatives)
  return { kind = "spellings", head = head, more = more, alternatives = alternatives }
end

-- members: { { name, node, path, doc }, … }
function n.struct(members)
  local parts = {}
  for index, member in ipairs(members) do parts[index] = part(member[2], member[1], member[3], member[4]) end
  return { kind = "struct", parts = parts }
end

-- cases: { [tag] = { name, node, path } }; refused: { [tag] = rule }; otherwise: { name, node, path, field }
function n.variant(tag, cases, refused, otherwise)
  local names, parts = {}, {}
  for value, case in pairs(cases) do
    names[value] = case[1]
    table.insert(parts, part(case[2], case[1], case[3]))
  end
  table.sort(parts, function(one, other) return one.path < other.path end)
  if otherwise then table.insert(parts, part(otherwise[2], otherwise[1], otherwise[3])) end
  local peek = type(tag) == "table" and tag.peek or nil
  local marker = type(tag) == "table" and not peek and n.enum(tag.bits, names, false, tag.order) or nil
  if marker then table.insert(parts, part(marker, "marker")) end
  local on = not marker and not peek and tag or nil
  return { kind = "variant", marker = marker, on = on, peek = peek, cases = cases, refused = refused, otherwise = otherwise, parts = parts }
end

function n.sized(length, of) return { kind = "sized", length = length, of = of, parts = { part(of, "content") } } end

function n.prefixed(head, of)
  return { kind = "prefixed", head = head, of = of, parts = { part(head, "length"), part(of, "content") } }
end

-- count: nil up to the end, a function, "head" for what is left of the head, or the node in front.
function n.list(item, count)
  local head = type(count) == "table" and count or nil
  local parts = { part(item, "item") }
  if head then table.insert(parts, part(head, "count")) end
  return { kind = "list", item = item, head = head, counted = not head and count or nil, parts = parts }
end

-- Items while a field is a number; each ends with the next number of it.
function n.list_while(item, carries, is)
  return { kind = "listWhile", item = item, carries = carries, is = is, parts = { part(item, "item") } }
end

-- A region that is stepped over, and read when the rest of its struct is known.
function n.late(region)
  region.late = true
  return region
end

function n.record(name, value, terminator)
  if not terminator then
    local parts = { part(name, "name"), part(value, "value") }
    return { kind = "record", name = name, value = value, parts = parts }
  end
  local text, stop = n.utf8(nil), n.uint(8)
  local parts = { part(name, "name length", "name_length"), part(text, "name"), part(stop, "terminator"), part(value, "value") }
  return { kind = "record", name = name, text = text, value = value, stop = stop, terminator = terminator, parts = parts }
end

function n.recall(table_name, index)
  return { kind = "recall", table_name = table_name, index = index, parts = { part(index, "index") } }
end

function n.continued(signed) return { kind = "continued", signed = signed } end
function n.head_flag() return { kind = "headFlag" } end

-- types: { [name] = type, … }; `from` gives the name.
function n.extension(from, types) return { kind = "extension", from = from, types = types } end

-- calls: { [opening text] = { name, first item, second item, … } }
function n.calls(over, calls)
  return { kind = "calls", over = over, calls = calls, parts = { part(over, "value") } }
end

-- fields: { { name, at, node, path, doc }, … }; a computed field has no place.
function n.overlay(size, filler, fields)
  local parts = {}
  for index, field in ipairs(fields) do parts[index] = part(field[3], field[1], field[4], field[5]) end
  table.insert(parts, part(n.bytes(nil), filler))
  return { kind = "overlay", size = size, filler = filler, fields = fields, parts = parts }
end

function n.digest(primitive, bytes, key) return { kind = "digest", primitive = primitive, bytes = bytes, key = key } end

-- cases: { { name, node, path }, … }
function n.trial(cases)
  local parts = {}
  for index, case in ipairs(cases) do parts[index] = part(case[2], case[1], case[3]) end
  return { kind = "trial", parts = parts }
end
