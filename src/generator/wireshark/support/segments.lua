-- The segments of one direction of a TCP connection, in order: repeated bytes are dropped, early ones wait.

local segments = {}
segments.__index = segments

function segments.new(first)
  return setmetatable({ next = first, early = {} }, segments)
end

-- Distance of two sequence numbers, which wrap.
local function ahead(sequence, of)
  local distance = (sequence - of) % 2 ^ 32
  return distance >= 2 ^ 31 and distance - 2 ^ 32 or distance
end

-- Takes a segment, gives the bytes that are in order now.
function segments:push(sequence, bytes)
  table.insert(self.early, { sequence = sequence, bytes = bytes })
  local ready, found = {}, true
  while found do
    found = false
    for index, segment in ipairs(self.early) do
      local distance = ahead(segment.sequence, self.next)
      if distance <= 0 then
        local fresh = segment.bytes:sub(1 - distance)
        self.next = (self.next + #fresh) % 2 ^ 32
        table.insert(ready, fresh)
        table.remove(self.early, index)
        found = true
        break
      end
    end
  end
  return table.concat(ready)
end
