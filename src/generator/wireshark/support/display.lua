-- The packet tree. Nothing is shown while headers are only read for what they say (no tvb).

local display = {}

local function range(c, from, to)
  local first = math.floor(from / 8)
  return c.tvb:range(first, math.ceil(to / 8) - first)
end

-- A number, a text, bytes: a field with its value.
function display.leaf(c, place, from, value, shown)
  if not (c.tvb and place.tree and place.field) then return end
  if shown == nil then shown = value end
  local item = place.tree:add(place.field, range(c, from, c.position), shown)
  if place.label then item:set_text(place.label .. ": " .. display.brief(value)) end
  return item
end

-- A text: Wireshark decodes it.
function display.text(c, place, from)
  if not (c.tvb and place.tree and place.field) then return end
  if c.position == from then
    place.tree:add(place.field, range(c, from, from), "")
  else
    place.tree:add_packet_field(place.field, range(c, from, c.position), ENC_UTF_8 + ENC_STRING)
  end
end

-- What has no bytes of its own.
function display.computed(c, place, value)
  if not (c.tvb and place.tree and place.field) then return end
  place.tree:add(place.field, range(c, c.position, c.position), value):set_generated()
end

-- Opens a branch; what `read` shows goes below it. Its length and its summary are known at the end.
function display.branch(c, place, read)
  if not (c.tvb and place.tree and place.field) then return read(nil) end
  local from = c.position
  local item = place.tree:add(place.field, range(c, from, c.stop))
  local name = place.label or place.name
  item:set_text(name)
  local value = read(item)
  item:set_len(math.ceil(c.position / 8) - math.floor(from / 8))
  local summary = display.brief(value)
  if summary ~= "" then item:set_text(name .. ": " .. summary) end
  return value
end

-- A value in a few words.
function display.brief(value)
  if type(value) == "string" then
    local text = value:gsub("[%c\128-\255]", "?")
    return #text > 60 and '"' .. text:sub(1, 60) .. '…"' or '"' .. text .. '"'
  elseif type(value) == "number" then
    return value % 1 == 0 and math.abs(value) < 2 ^ 53 and string.format("%d", value) or tostring(value)
  elseif type(value) == "table" then
    return value.__brief or ""
  end
  return value == nil and "" or tostring(value)
end

function display.bytes(c, place, from)
  if not (c.tvb and place.tree and place.field) then return end
  return place.tree:add(place.field, range(c, from, c.position))
end
