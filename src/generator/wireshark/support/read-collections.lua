-- What repeats: lists, records, rows of values, and pointers back to what came before.

function readers.list(node, c, place)
  return display.branch(c, place, function(tree)
    local count
    if node.head then
      count = read(node.head, c, inside(place, node.head, tree, "count"))
    elseif node.counted == "head" then
      count = c:take_head()
    elseif node.counted then
      count = node.counted(place.scope, place.given)
    end
    local items = {}
    while count and #items < count or not count and c.position < c.stop do
      c:item()
      local value = read(node.item, c, inside(place, node.item, tree, tostring(#items)))
      -- An absent value counts as well.
      table.insert(items, value == nil and false or value)
    end
    items.__brief = #items .. " items"
    return items
  end)
end

function readers.listWhile(node, c, place)
  return display.branch(c, place, function(tree)
    local item = node.item.kind == "ref" and types[node.item.name].node or node.item
    local items, last = {}, item.parts[#item.parts].name
    while place.scope[node.carries] == node.is do
      c:item()
      local value = read(node.item, c, inside(place, node.item, tree, tostring(#items)))
      place.scope[node.carries] = rawget(value, last)
      table.insert(items, value)
    end
    items.__brief = #items .. " items"
    return items
  end)
end

-- Names of a type of text, up to an empty one.
local function read_named(node, c, place)
  return display.branch(c, place, function(tree)
    local count = 0
    while true do
      local name = read(node.name, c, inside(place, node.name, tree, "name"))
      if name == "" then return { __brief = count .. " properties" } end
      c:item()
      read(node.value, c, inside(place, node.value, tree, name, name))
      count = count + 1
    end
  end)
end

function readers.record(node, c, place)
  if not node.terminator then return read_named(node, c, place) end
  return display.branch(c, place, function(tree)
    local count = 0
    while true do
      local length = read(node.name, c, inside(place, node.name, tree, "name length"))
      if length == 0 and c.position + 8 <= c.stop and c.data:byte(c.position / 8 + 1) == node.terminator then break end
      if length == 0 then c:need(8) end
      c:item()
      local name = c:region(length, function() return read(node.text, c, inside(place, node.text, tree, "name")) end)
      read(node.value, c, inside(place, node.value, tree, name, name))
      count = count + 1
    end
    read(node.stop, c, inside(place, node.stop, tree, "terminator"))
    return { __brief = count .. " properties" }
  end)
end

function readers.recall(node, c, place)
  return display.branch(c, place, function(tree)
    local from = c.position
    local index = read(node.index, c, inside(place, node.index, tree, "index"))
    local entry = (c.tables[node.table_name] or {})[index + 1]
    if not entry then c:fail("bad-reference", "there is no entry " .. index, from) end
    return { __brief = "entry " .. index .. ", " .. entry }
  end)
end

-- A row up to the end; its first value says what the others are called.
function readers.calls(node, c, place)
  return display.branch(c, place, function(tree)
    local names, opening, index = {}, nil, 0
    while c.position < c.stop do
      c:item()
      local value = read(node.over, c, inside(place, node.over, tree, tostring(index), names[index + 1]))
      if index == 0 and type(value) == "string" then opening, names = value, node.calls[value] or {} end
      index = index + 1
    end
    return { __brief = opening or index .. " values", opening = opening }
  end)
end
