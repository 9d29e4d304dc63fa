-- Structs, unions and references to named types.

local function step_over(node, c, place)
  local length = node.head and read(node.head, c, inside(place, node.head, nil, "length"))
  c:bytes(length or node.length(place.scope, place.given))
end

function readers.struct(node, c, place)
  return display.branch(c, place, function(tree)
    local value = setmetatable({}, { __index = place.scope })
    local late = {}
    for _, member in ipairs(node.parts) do
      local at = inside(place, member.node, tree, member.name)
      at.scope, at.tag = value, place.tag
      if member.node.late then
        table.insert(late, { member = member, at = at, from = c.position })
        step_over(member.node, c, at)
      else
        value[member.name] = read(member.node, c, at)
      end
    end
    local stop = c.position
    for _, of in ipairs(late) do
      c.position = of.from
      value[of.member.name] = read(of.member.node, c, of.at)
    end
    c.position = stop
    return value
  end)
end

readers["when"] = function(node, c, place)
  if not node.condition(place.scope, place.given) then return nil end
  place.field = node.of.field
  return read(node.of, c, place)
end

function readers.ifMore(node, c, place)
  if c.position == c.stop then return nil end
  place.field = node.of.field
  return read(node.of, c, place)
end

function readers.derived(node, c, place)
  place.field = node.of.field
  return read(node.of, c, place)
end

function readers.computed(node, c, place)
  local tag = place.tag
  local value
  if tag and tag.field == place.name then value = tag.value else value = node.from(place.scope, place.given) end
  if value ~= nil then display.computed(c, place, value) end
  return value
end

function readers.variant(node, c, place)
  return display.branch(c, place, function(tree)
    local from = c.position
    local tag
    if node.marker then
      tag = read(node.marker, c, inside(place, node.marker, tree, "marker"))
    elseif node.peek then
      tag = c:bits(node.peek)
      c.position = from
    else
      tag = node.on(place.scope, place.given)
    end
    local case = node.cases[tag]
    if case then return read(case[2], c, inside(place, case[2], tree, case[1])) end
    if node.refused and node.refused[tag] then c:fail("refused-tag", node.refused[tag], from) end
    if not node.otherwise then c:fail("unknown-tag", "tag " .. tostring(tag), from) end
    local at = inside(place, node.otherwise[2], tree, node.otherwise[1])
    at.tag = { field = node.otherwise[4], value = tag }
    return read(node.otherwise[2], c, at)
  end)
end

-- Enters a type: its own parameters, its tables, one more level of nesting.
function readers.ref(node, c, place)
  local given = node.given and node.given(place.scope, place.given) or {}
  return types[node.name].read(c, place, given)
end

local type_names = {}

-- What a union says of one of its structs: its name, and what its only part has to say.
local function name_struct(value, kind, parts)
  local only = #parts == 1 and rawget(value, parts[1].name)
  local brief = type(only) == "table" and only.__brief or ""
  if brief:sub(1, #kind) ~= kind then brief = brief == "" and kind or kind .. " " .. brief end
  value.kind, value.__brief = kind, brief
end

-- options: { nests, remember, interned, scopes, kind }
local function define(name, path, options, node)
  local function read_whole(c, place, given)
    local outer = {}
    for _, scope in ipairs(options.scopes or {}) do
      outer[scope], c.tables[scope] = c.tables[scope] or false, {}
    end
    if options.nests then c:enter() end
    if options.remember then
      local entered = c.tables[options.remember] or {}
      c.tables[options.remember] = entered
      table.insert(entered, name)
    end
    -- A reference to text has a field that holds no text.
    local field = node.kind ~= "utf8" and place.field or node.field
    local at = { tree = place.tree, name = place.name, label = place.label, field = field, tag = place.tag, scope = {}, given = given }
    local value
    if options.interned then
      value = read_interned(options.interned, c, at, name, function() return read(node, c, at) end)
    else
      value = read(node, c, at)
    end
    if options.kind then name_struct(value, options.kind, node.parts) end
    if options.nests then c:leave() end
    for scope, tables in pairs(outer) do c.tables[scope] = tables or nil end
    return value
  end
  local function read_at(c, tree, given)
    return read_whole(c, { tree = tree, name = name, field = node.field }, given or {})
  end
  table.insert(type_names, name)
  local head = options.interned and options.interned.head
  types[name] = { name = name, path = path, node = node, head = head, read = read_whole, read_at = read_at }
end

-- Every place of every type becomes a field that can be filtered for.
local function register_types()
  for _, name in ipairs(type_names) do
    local known = types[name]
    enlist(known.node, known.path, name)
    if known.head then enlist(known.head, known.path .. ".head", "head") end
  end
end
