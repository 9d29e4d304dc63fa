-- Parts at places that other bytes determine, digests, and unions that only a digest tells apart.

-- Whether the digest is that of all other bytes of the region from `start` on.
local function check_digest(c, node, digest, start, from)
  local before = c.data:sub(start + 1, from)
  local behind = c.data:sub(from + digest.bytes + 1, start + node.size)
  local found = c.data:sub(from + 1, from + digest.bytes)
  local key = digest.key
  if primitives[digest.primitive](key, before .. behind) ~= found then
    c:fail("digest-mismatch", "the digest is not that of the bytes around it", from * 8)
  end
end

-- The bytes that no part covers, piece by piece.
local function read_filler(c, node, covered, start, place)
  table.sort(covered, function(one, other) return one.from < other.from end)
  table.insert(covered, { from = start + node.size, to = start + node.size })
  local at = start
  for _, part in ipairs(covered) do
    if part.from > at then
      c.position = part.from * 8
      display.bytes(c, place, at * 8)
    end
    at = math.max(at, part.to)
  end
end

function readers.overlay(node, c, place)
  return display.branch(c, place, function(tree)
    c:need(node.size * 8)
    local start = math.floor(c.position / 8)
    local value = setmetatable({}, { __index = place.scope })
    local covered, digest, digest_at = {}, nil, nil
    for index, field in ipairs(node.fields) do
      local inner = node.parts[index].node
      local at = inside(place, inner, tree, field[1])
      at.scope = value
      if field[2] then
        local from = start + field[2](value, place.given)
        c.position = from * 8
        if inner.kind == "digest" then
          digest = { bytes = inner.bytes, primitive = inner.primitive, key = inner.key(value, place.given) }
          digest_at = from
        end
        value[field[1]] = read(inner, c, at)
        table.insert(covered, { from = from, to = c.position / 8 })
      else
        value[field[1]] = read(inner, c, at)
      end
    end
    local filler = node.parts[#node.parts].node
    read_filler(c, node, covered, start, inside(place, filler, tree, node.filler))
    c.position = (start + node.size) * 8
    if digest then check_digest(c, node, digest, start, digest_at) end
    return value
  end)
end

function readers.digest(node, c, place)
  local from = c.position
  local value = c:bytes(node.bytes)
  display.bytes(c, place, from)
  return { __brief = #value .. " bytes", data = value }
end

-- The first case whose digest is right, else the last; only that one is shown.
function readers.trial(node, c, place)
  return display.branch(c, place, function(tree)
    local start, tvb = c.position, c.tvb
    local chosen = node.parts[#node.parts]
    for index = 1, #node.parts - 1 do
      local case = node.parts[index]
      c.tvb = nil
      local ok, failure = pcall(read, case.node, c, inside(place, case.node, nil, case.name))
      c.position, c.tvb = start, tvb
      if ok then
        chosen = case
        break
      elseif type(failure) ~= "table" or failure.code ~= "digest-mismatch" then
        error(failure, 0)
      end
    end
    return read(chosen.node, c, inside(place, chosen.node, tree, chosen.name))
  end)
end
