-- Text, bytes, and regions of a length of their own.

local function length_of(node, c, place)
  if node.length == nil then return c:left() end
  if node.length == "head" then return c:take_head() end
  return node.length(place.scope, place.given)
end

function readers.utf8(node, c, place)
  local length = length_of(node, c, place)
  local from = c.position
  local value = c:bytes(length)
  display.text(c, place, from)
  return value
end

function readers.terminated(node, c, place)
  local from = c.position
  local first = math.floor(from / 8)
  local found = c.data:find(string.char(node.stop), first + 1, true)
  local length = found and found - 1 - first or c:left()
  local value = c:bytes(length)
  display.text(c, place, from)
  c:bits(8)
  return value
end

-- Bytes that another type explains are shown as bytes, and below that as what they are.
function readers.bytes(node, c, place)
  local length = length_of(node, c, place)
  local from = c.position
  local value = c:bytes(length)
  local item = display.bytes(c, place, from)
  local as, brief = node.as, length .. " bytes"
  if item and as and length > 0 and (as.condition == nil or as.condition(place.scope, place.given)) then
    local stop, after = c.stop, c.position
    c.position, c.stop = from, after
    local given = as.given and as.given(place.scope, place.given)
    local ok, value_inside = attempt(c, item, function() return types[as.type].read_at(c, item, given) end)
    if ok and type(value_inside) == "table" then brief = display.brief(value_inside) .. ", " .. brief end
    c.position, c.stop = after, stop
  end
  return { __brief = brief, data = value }
end

function readers.sized(node, c, place)
  local length = node.length(place.scope, place.given)
  return c:region(length, function() return read(node.of, c, place) end)
end

function readers.prefixed(node, c, place)
  return display.branch(c, place, function(tree)
    local length = read(node.head, c, inside(place, node.head, tree, "length"))
    return c:region(length, function() return read(node.of, c, inside(place, node.of, tree, "content")) end)
  end)
end
