-- One direction of a connection: handshake, then chunks that make up messages. Bytes in, events out.

local direction = {}
direction.__index = direction
local handshake_packets

-- peer: the other direction, where it is known; server: whether this one is the side that was called.
function direction.new(peer, server)
  local fresh = { buffer = "", steps = 1, streams = {}, chunk_size = constants["rtmp.defaultChunkSize"] }
  fresh.peer, fresh.server = peer, server
  return setmetatable(fresh, direction)
end

-- Takes bytes; adds the events that they complete. After a failure it adds no more.
function direction:push(bytes, events)
  if self.lost then return end
  self.buffer = self.buffer .. bytes
  local ok, reason = pcall(function()
    while self:step(events) do end
  end)
  if not ok then
    if type(reason) ~= "table" then error(reason, 0) end
    self:lose(reason.code .. ": " .. reason.text, events)
  end
end

function direction:lose(reason, events)
  if self.lost then return end
  self.lost, self.buffer = reason, ""
  table.insert(events, { kind = "lost", reason = reason })
end

-- One packet of the handshake or one piece of a chunk; false where bytes are missing.
function direction:step(events)
  if self.buffer == "" then return false end
  local packet = handshake_packets[self.steps]
  if packet then return self:handshake(packet, events) end
  if not self.current and not self:header() then return false end
  return self:payload(events)
end

-- A reader at the beginning of the buffer, at whose end more may come.
function direction:reader()
  local c = cursor.new(self.buffer)
  c.growing = true
  return c
end

-- Reads what may not have arrived yet; nil in that case.
local function if_complete(read_it)
  local ok, result = pcall(read_it)
  if ok then return result end
  if type(result) == "table" and result.more then return nil end
  error(result, 0)
end

function direction:take(c)
  local used = math.floor(c.position / 8)
  local bytes = self.buffer:sub(1, used)
  self.buffer = self.buffer:sub(used + 1)
  return bytes
end

-- The header of a chunk: which stream goes on, and with what.
function direction:header()
  local c = self:reader()
  local found = if_complete(function()
    local basic = types["rtmp.chunkBasicHeader"].read_at(c)
    local stream = self.streams[basic.chunkStreamId] or { id = basic.chunkStreamId, state = chunk_stream.initial() }
    return { stream = stream, header = self:message_header(c, basic.format, stream) }
  end)
  if not found or not found.header then return false end
  local stream = found.stream
  self.streams[stream.id] = stream
  self:take(c)
  chunk_stream.receive(stream.state, found.header, { continuing = stream.pieces ~= nil, zeroAfterFull = false })
  if not stream.pieces then stream.pieces, stream.filled = {}, 0 end
  self.current = stream
  self.left = math.min(self.chunk_size, chunk_stream.value(stream.state).length - stream.filled)
  return true
end

-- Some peers leave out the extended timestamp where it is repeated: what stands there is taken for payload then.
function direction:message_header(c, format, stream)
  local start = c.position
  local read_it = function(extended)
    c.position = start
    return types["rtmp.chunkMessageHeader"].read_at(c, nil, { format = format, extended = extended })
  end
  local state = stream.state
  if not state.extended then return read_it(false) end
  local full = if_complete(function() return read_it(true) end)
  if not full then return nil end
  if full.timestamp ~= nil then return full end
  local time = full.extendedTimestamp
  local both_times = (state.timestamp + state.carried) % 2 ^ 32
  if time == state.carried or time == state.timestamp or time == both_times then return full end
  return read_it(false)
end

function direction:payload(events)
  local stream = self.current
  local piece = self.buffer:sub(1, self.left)
  self.buffer = self.buffer:sub(#piece + 1)
  self.left = self.left - #piece
  stream.filled = stream.filled + #piece
  table.insert(stream.pieces, piece)
  if self.left > 0 then return false end
  self.current = nil
  local header = chunk_stream.value(stream.state)
  if stream.filled < header.length then return true end
  local data = table.concat(stream.pieces)
  stream.pieces = nil
  table.insert(events, { kind = "message", chunk_stream_id = stream.id, header = header, data = data })
  self:apply(header, data)
  return true
end

-- What changes how the next chunks are read.
function direction:apply(header, data)
  local c = cursor.new(data)
  local ok, value = pcall(types["rtmp.message"].read_at, c, nil, { typeId = header.typeId })
  if not ok or type(value) ~= "table" then return end
  if value.kind == "setChunkSize" then
    self.chunk_size = value.size
  elseif value.kind == "abort" then
    local stream = self.streams[value.chunkStreamId]
    if stream then stream.pieces = nil end
  end
end
