-- The protocol, and what it says where something is wrong.

local protocol = Proto("mtrude", "RTMP, as mtrude describes it")

local malformed = ProtoExpert.new("mtrude.malformed", "Malformed", expert.group.MALFORMED, expert.severity.ERROR)
local deviation = ProtoExpert.new("mtrude.undecoded", "Not decoded", expert.group.UNDECODED, expert.severity.WARN)
protocol.experts = { malformed, deviation }

-- Runs; where it fails, says so on the item. Gives whether it went well, and what it gave.
local function attempt(c, item, run)
  local depth = c.depth
  local ok, result = pcall(run)
  if ok then return true, result end
  c.depth = depth
  -- A failure of the dissector itself, not of the packet.
  if type(result) ~= "table" then error(result, 0) end
  local text = (result.code or "truncated") .. (result.text and ": " .. result.text or "")
  if item then item:add_proto_expert_info(malformed, text .. " (byte " .. math.floor((result.position or c.position) / 8) .. ")") end
  return false, text
end
