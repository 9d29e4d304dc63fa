-- The handshake of one direction: a version, a hello, and what answers the hello of the peer.

handshake_packets = {
  { "version", "rtmp.handshakeVersion" },
  { "hello", "rtmp.hello" },
  { "echo", "rtmp.handshakeEcho" },
}

function direction:handshake(packet, events)
  local c = self:reader()
  local given = { server = self.server }
  local complete = if_complete(function() return { value = types[packet[2]].read_at(c, nil, given) } end)
  if not complete then return false end
  local value = complete.value
  local event = { kind = "handshake", name = packet[1], type = packet[2], given = given, data = self:take(c) }
  table.insert(events, event)
  if packet[1] == "version" and named_bytes["rtmp.encryptedVersions"]:find(string.char(value), 1, true) then
    error({ code = "encrypted-version", text = "the connection is encrypted" }, 0)
  end
  if packet[1] == "hello" and value.digest then self.digest = value.digest.data end
  if packet[1] == "echo" and self.peer and self.peer.digest then self:recognise(event) end
  self.steps = self.steps + 1
  return true
end

-- An echo may be signed instead of an echo.
function direction:recognise(event)
  local given = { server = self.server, answers = self.peer.digest }
  if pcall(types["rtmp.digestEcho"].read_at, cursor.new(event.data), nil, given) then
    event.type, event.given = "rtmp.digestEcho", given
  end
end
