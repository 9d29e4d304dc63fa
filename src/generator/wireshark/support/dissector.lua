-- Hooks into TCP. Connections are followed in the first pass; what each packet completed is kept for every look at it.

local sequence_field = Field.new("tcp.seq")
local stream_field = Field.new("tcp.stream")
local payload_field = Field.new("tcp.payload")

local directions = {}
-- By the number of the connection: the direction that came first, which is that of the client.
local clients = {}
local completed = {}

function protocol.init()
  directions, clients, completed = {}, {}, {}
end

local header_fields = {
  ProtoField.none("mtrude.message", "Message"),
  ProtoField.uint32("mtrude.message.chunk_stream_id", "chunkStreamId", base.DEC),
}
for _, field in ipairs(header_fields) do table.insert(fields, field) end
for _, field in ipairs(chunk_stream.fields) do table.insert(fields, field.field) end
protocol.fields = fields

local function last(extractor)
  local all = { extractor() }
  return all[#all]
end

local function last_number(extractor)
  local found = last(extractor)
  return found and found.value or 0
end

-- Two addresses and the number of the connection: which way the bytes go.
local function key(pinfo, stream)
  return tostring(stream) .. " " .. tostring(pinfo.src) .. " " .. pinfo.src_port
end

-- The bytes are those of the packet itself, whatever TCP has put together of several.
local function receive(pinfo, stream)
  local sequence = last_number(sequence_field)
  local name = key(pinfo, stream)
  local known = directions[name]
  if not known then
    local client = clients[stream]
    known = { segments = segments.new(sequence), direction = direction.new(client, client ~= nil) }
    if client then client.peer = known.direction else clients[stream] = known.direction end
    directions[name] = known
  end
  local payload = last(payload_field)
  if not payload then return {} end
  local events = {}
  local ready, missing = known.segments:push(sequence, payload.range:raw())
  for _, bytes in ipairs(ready) do known.direction:push(bytes, events) end
  if missing then known.direction:lose(missing, events) end
  local waits = not known.direction.lost and known.segments:is_early(sequence)
  if waits then table.insert(events, { kind = "waiting" }) end
  return events
end

local function show_header(tree, event)
  tree:add(header_fields[2], event.chunk_stream_id):set_generated()
  for _, field in ipairs(chunk_stream.fields) do
    tree:add(field.field, event.header[field.name]):set_generated()
  end
end

-- Shows one event; gives what to say of it in the list of packets.
local function show(event, tree)
  if event.kind == "lost" then
    tree:add_proto_expert_info(deviation, "What follows is not decoded: " .. event.reason)
    return "not decoded"
  end
  if event.kind == "waiting" then
    tree:add("Waits for an earlier segment"):set_generated()
    return "early segment"
  end
  local tvb = #event.data > 0 and ByteArray.new(event.data, true):tvb(event.name or "Message") or nil
  local item = tvb and tree:add(header_fields[1], tvb:range()) or tree:add(header_fields[1])
  local c = cursor.new(event.data, tvb)
  local ok, value
  if event.kind == "handshake" then
    item:set_text("Handshake: " .. event.name)
    ok, value = attempt(c, item, function() return types[event.type].read_at(c, item, event.given) end)
    return event.name
  end
  show_header(item, event)
  ok, value = attempt(c, item, function()
    local decoded = types["rtmp.message"].read_at(c, item, { typeId = event.header.typeId })
    if c.position < c.stop then c:fail("trailing-bytes", "the message goes on behind its content") end
    return decoded
  end)
  local brief = ok and display.brief(value) or "malformed"
  item:set_text("Message: " .. brief)
  return brief
end

-- Follows the connection and shows what this packet completes.
local function dissect(tvb, pinfo, tree, is_late)
  -- In a first look that builds no tree nothing can be known of the packet; the next look is the first then.
  if not last(stream_field) then return end
  local stream = last_number(stream_field)
  local id = pinfo.number .. " " .. stream
  local found = completed[id]
  if not found then
    found = { events = receive(pinfo, stream), is_late = is_late }
    completed[id] = found
  end
  if found.is_late ~= is_late then return end
  pinfo.cols.protocol = "RTMP"
  local branch = tree:add(protocol, tvb:range())
  local briefs = {}
  for _, event in ipairs(found.events) do table.insert(briefs, show(event, branch)) end
  if #briefs > 0 then pinfo.cols.info = table.concat(briefs, " | ") end
end

function protocol.dissector(tvb, pinfo, tree)
  dissect(tvb, pinfo, tree, false)
  return tvb:len()
end

-- The first byte of a direction is the version.
local function guess(tvb, pinfo, tree)
  local name = key(pinfo, last_number(stream_field))
  local begins = last_number(sequence_field) == 1 and tvb:range(0, 1):uint() == constants["rtmp.plainVersion"]
  if not begins and not directions[name] then return false end
  dissect(tvb, pinfo, tree, false)
  return true
end

-- TCP keeps what comes late or in the wrong order from dissectors; this one comes behind all of them and sees it.
local late = Proto("mtrude_late", "RTMP, segments out of order")

function late.dissector(tvb, pinfo, tree)
  local stream = last(stream_field)
  if stream and last(payload_field) and directions[key(pinfo, stream.value)] then dissect(tvb, pinfo, tree, true) end
end

register_postdissector(late)

local port = constants["rtmp.defaultPort"]
protocol.prefs.port = Pref.uint("TCP port", port, "RTMP is expected on this port")
protocol:register_heuristic("tcp", guess)
local ports = DissectorTable.get("tcp.port")
ports:add(port, protocol)

function protocol.prefs_changed()
  ports:remove(port, protocol)
  port = protocol.prefs.port
  ports:add(port, protocol)
end
