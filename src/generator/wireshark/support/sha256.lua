-- SHA-256 and the HMAC made of it, for the digests of the handshake.

-- Lua has bit operations as a library up to 5.2 and in the language from 5.3 on, where 5.2 could not read this file.
local bit_operations = bit32 or load([[
  local low = 0xffffffff
  return {
    band = function(a, b) return a & b end,
    bxor = function(a, ...)
      for _, b in ipairs({ ... }) do a = a ~ b end
      return a
    end,
    bnot = function(a) return ~a & low end,
    rshift = function(a, n) return a >> n end,
    rrotate = function(a, n) return (a >> n | a << (32 - n)) & low end,
  }
]])()
local band, bxor, bnot = bit_operations.band, bit_operations.bxor, bit_operations.bnot
local rshift, rrotate = bit_operations.rshift, bit_operations.rrotate

-- The first 32 bits of the fractional parts of the square and cube roots of the first primes.
local square_roots, cube_roots = {}, {}
do
  local word = 2 ^ 32
  local candidate = 2
  while #cube_roots < 64 do
    local is_prime = true
    for divisor = 2, math.floor(candidate ^ 0.5) do is_prime = is_prime and candidate % divisor ~= 0 end
    if is_prime then
      table.insert(cube_roots, math.floor(candidate ^ (1 / 3) % 1 * word))
      if #square_roots < 8 then table.insert(square_roots, math.floor(candidate ^ 0.5 % 1 * word)) end
    end
    candidate = candidate + 1
  end
end

local function word_at(text, from)
  local a, b, c, d = text:byte(from, from + 3)
  return ((a * 256 + b) * 256 + c) * 256 + d
end

local function word_text(value)
  local bytes = {}
  for index = 4, 1, -1 do
    bytes[index] = string.char(value % 256)
    value = math.floor(value / 256)
  end
  return table.concat(bytes)
end

local function low(sum) return math.floor(sum % 2 ^ 32) end

local function mix_block(state, block, from)
  local w = {}
  for index = 1, 16 do w[index] = word_at(block, from + 4 * (index - 1)) end
  for index = 17, 64 do
    local x, y = w[index - 15], w[index - 2]
    local s0 = bxor(rrotate(x, 7), rrotate(x, 18), rshift(x, 3))
    local s1 = bxor(rrotate(y, 17), rrotate(y, 19), rshift(y, 10))
    w[index] = low(w[index - 16] + s0 + w[index - 7] + s1)
  end
  local a, b, c, d, e, f, g, h = table.unpack(state)
  for index = 1, 64 do
    local s1 = bxor(rrotate(e, 6), rrotate(e, 11), rrotate(e, 25))
    local choice = bxor(band(e, f), band(bnot(e), g))
    local t1 = h + s1 + choice + cube_roots[index] + w[index]
    local s0 = bxor(rrotate(a, 2), rrotate(a, 13), rrotate(a, 22))
    local majority = bxor(band(a, b), band(a, c), band(b, c))
    a, b, c, d, e, f, g, h = low(t1 + s0 + majority), a, b, c, low(d + t1), e, f, g
  end
  for index, value in ipairs({ a, b, c, d, e, f, g, h }) do state[index] = low(state[index] + value) end
end

local function sha256(text)
  local padding = (55 - #text) % 64
  local whole = text .. "\128" .. string.rep("\0", padding + 4) .. word_text(#text * 8)
  local state = { table.unpack(square_roots) }
  for from = 1, #whole, 64 do mix_block(state, whole, from) end
  for index, value in ipairs(state) do state[index] = word_text(value) end
  return table.concat(state)
end

local function padded(key, with)
  return (key:gsub(".", function(letter) return string.char(bxor(letter:byte(), with)) end))
end

-- What makes digests, by name.
local primitives = {}

primitives["hmac-sha256"] = function(key, data)
  if #key > 64 then key = sha256(key) end
  key = key .. string.rep("\0", 64 - #key)
  return sha256(padded(key, 92) .. sha256(padded(key, 54) .. data))
end
