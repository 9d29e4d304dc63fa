-- Values that later ones point back to, and what takes from the number in front of them.

-- Seven bits a byte behind one that says "more", eight in the fourth.
function readers.continued(node, c, place)
  local from, value = c.position, 0
  for index = 1, 4 do
    local byte = c:bits(8)
    if index == 4 then
      value = value * 256 + byte
    else
      value = value * 128 + byte % 128
      if byte < 128 then break end
    end
  end
  if node.signed and value >= 2 ^ 28 then value = value - 2 ^ 29 end
  display.leaf(c, place, from, value)
  return value
end

function readers.headFlag(_, c, place)
  local value = c.head % 2 == 1
  c.head = math.floor(c.head / 2)
  display.computed(c, place, value)
  return value
end

function readers.extension(node, c, place)
  local name = node.from(place.scope, place.given)
  local type_name = node.types[name]
  if not type_name then c:fail("unknown-extension", "nothing says how " .. display.brief(name) .. " is laid out") end
  return types[type_name].read(c, { tree = place.tree, name = place.name, label = place.label }, {})
end

-- An entry that was there before.
local function read_entry(c, place, from, entry)
  if type(entry.value) == "string" then
    display.leaf(c, place, from, entry.value)
  elseif c.tvb and place.tree and place.field then
    display.branch(c, place, function() return { __brief = "again: " .. display.brief(entry.value) } end)
  end
  return entry.value
end

-- options: { table, head, content, unless_empty }; `instance` reads what stands behind the head.
local function read_interned(options, c, place, name, instance)
  local from = c.position
  local head
  if options.head then
    head = read(options.head, c, { tree = place.tree, name = "head", field = options.head.field, scope = {}, given = {} })
  else
    head = c:take_head()
  end
  local entries = c.tables[options.table] or {}
  c.tables[options.table] = entries
  if head % 2 == 0 then
    local entry = entries[head / 2 + 1]
    if not entry then c:fail("bad-reference", "there is no entry " .. math.floor(head / 2), from) end
    return read_entry(c, place, from, entry)
  end
  local outer = c.head
  c.head = (head - 1) / 2
  local entry = { value = { __brief = name } }
  if not options.content then table.insert(entries, entry) end
  entry.value = instance()
  if options.content and not (options.unless_empty and entry.value == "") then table.insert(entries, entry) end
  c.head = outer
  return entry.value
end
