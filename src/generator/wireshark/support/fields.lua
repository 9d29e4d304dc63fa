-- A filterable field for every place of every type: mtrude.<format>.<type>.<field>.

local fields = {}

local function numeric(bits, signed)
  if bits > 32 then return ProtoField.uint64 end
  return signed and ProtoField.int32 or ProtoField.uint32
end

local function uint(node, path, name, doc) return numeric(node.bits)(path, name, base.DEC, node.members, nil, doc) end
local function none(_, path, name, doc) return ProtoField.none(path, name, doc) end
local function text(_, path, name, doc) return ProtoField.string(path, name, base.UNICODE, doc) end
local function raw(_, path, name, doc) return ProtoField.bytes(path, name, base.NONE, doc) end

-- How each kind of node is shown.
local kinds = {
  uint = uint,
  enum = uint,
  constant = uint,
  spellings = function(_, path, name, doc) return ProtoField.uint32(path, name, base.DEC, nil, nil, doc) end,
  int = function(node, path, name, doc) return numeric(node.bits, true)(path, name, base.DEC, nil, nil, doc) end,
  float = function(_, path, name, doc) return ProtoField.double(path, name, doc) end,
  flag = function(_, path, name, doc) return ProtoField.bool(path, name, base.NONE, nil, nil, doc) end,
  headFlag = function(_, path, name, doc) return ProtoField.bool(path, name, base.NONE, nil, nil, doc) end,
  continued = function(node, path, name, doc) return numeric(29, node.signed)(path, name, base.DEC, nil, nil, doc) end,
  utf8 = text,
  terminated = text,
  bytes = raw,
  magic = raw,
  digest = raw,
  reserved = function(node, path, name, doc)
    return node.bits > 32 and raw(node, path, name, doc) or ProtoField.uint32(path, name, base.HEX, nil, nil, doc)
  end,
}

local function register(node, path, name, doc)
  doc = doc or node.doc
  if doc and #doc > 200 then doc = doc:sub(1, 200) end
  node.field = (kinds[node.kind] or none)(node, path, name, doc ~= "" and doc or nil)
  table.insert(fields, node.field)
end

-- Gives a node and what is inside it their fields.
local function enlist(node, path, name, doc)
  if node.kind == "when" or node.kind == "ifMore" or node.kind == "derived" then
    return enlist(node.of, path, name, doc)
  elseif node.kind == "computed" then
    enlist(node.of, path, name, doc)
    node.field = node.of.field
    return
  end
  register(node, path, name, doc)
  for _, inner in ipairs(node.parts or {}) do
    enlist(inner.node, path .. "." .. inner.path, inner.name, inner.doc)
  end
end
