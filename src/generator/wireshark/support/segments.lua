-- The segments of one direction of a TCP connection, in order: repeated bytes are dropped, early ones wait. Where what
-- they wait for does not come, the direction is given up.

local segments = {}
segments.__index = segments

-- What waits for one segment at most; more than senders have on the way.
local most_bytes, most_segments = 8 * 2 ^ 20, 8192

-- The early ones stand from `first` to `last`, nearest first.
function segments.new(sequence)
  return setmetatable({ next = sequence, early = {}, first = 1, last = 0, bytes = 0 }, segments)
end

-- Distance of two sequence numbers, which wrap.
local function ahead(sequence, of)
  local distance = (sequence - of) % 2 ^ 32
  return distance >= 2 ^ 31 and distance - 2 ^ 32 or distance
end

-- Takes a segment. Gives the pieces that are in order now; and once, when it gives up, what is missing.
function segments:push(sequence, bytes)
  if self.missing then return {} end
  self:keep({ sequence = sequence, bytes = bytes })
  local ready = {}
  while self:is_waiting() and self:gap() <= 0 do
    local fresh = self.early[self.first].bytes:sub(1 - self:gap())
    self:drop()
    self.next = (self.next + #fresh) % 2 ^ 32
    if fresh ~= "" then table.insert(ready, fresh) end
  end
  if self.bytes > most_bytes or self.last - self.first >= most_segments then self:give_up() end
  return ready, self.missing
end

-- Whether a segment waits for what comes before it.
function segments:is_early(sequence)
  return not self.missing and ahead(sequence, self.next) > 0
end

function segments:is_waiting()
  return self.first <= self.last
end

-- Bytes between what is in order and the nearest early segment.
function segments:gap()
  return ahead(self.early[self.first].sequence, self.next)
end

-- Segments come in order mostly: the place is the last, or the one in front of all.
function segments:keep(segment)
  local early, place = self.early, self.last
  while place >= self.first and ahead(early[place].sequence, segment.sequence) > 0 do place = place - 1 end
  local twin = early[place]
  if twin and twin.sequence == segment.sequence and #twin.bytes >= #segment.bytes then return end
  self.bytes = self.bytes + #segment.bytes
  if place < self.first then
    self.first = self.first - 1
    early[self.first] = segment
    return
  end
  for index = self.last, place + 1, -1 do early[index + 1] = early[index] end
  early[place + 1] = segment
  self.last = self.last + 1
end

function segments:drop()
  self.bytes = self.bytes - #self.early[self.first].bytes
  self.early[self.first] = nil
  self.first = self.first + 1
end

function segments:give_up()
  local text = "a segment is missing, %d bytes from sequence number %d on"
  self.missing = text:format(self:gap(), self.next)
  self.early = {}
end
