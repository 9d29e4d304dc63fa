"""A testee for "mtrude conformance codec": AMF 0 behind the protocol of docs/guide/testee.md. Needs Python 3.8 only."""
import json, struct, sys

TYPES = {  # What stands behind a marker is a type too: the marker, and the form of each part.
    "amf0.anonymousObject": (3, {"$object": "pairs"}),
    "amf0.ecmaArray": (8, {"entries": "counted pairs"}),
    "amf0.strictArray": (10, {"$array": "list"}),
    "amf0.zonedDate": (11, {"milliseconds": ">d", "zone": ">h"}),
    "amf0.unsupported": (13, {}),
    "amf0.xmlDocument": (15, {"text": "long text"}),
    "amf0.typedObject": (16, {"className": "text", "properties": "pairs"}),
}
PLAIN = {0: ">d", 1: "?", 2: "text", 12: "long text", 5: "null", 6: "undefined"}  # What is no object.
BY_MARKER = {marker: (None, {"": form}) for marker, form in PLAIN.items()}
BY_MARKER.update({marker: (name, parts) for name, (marker, parts) in TYPES.items()})
IN_TABLE = (3, 8, 10, 15, 16)  # What a reference can point to.
SPECIAL = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity", "-0.0": "-0"}  # Numbers that JSON does not have.

class Reader:
    def __init__(self, data):
        self.data, self.at, self.table = data, 0, []

    def take(self, count):
        self.at += count
        if self.at > len(self.data):
            raise EOFError(f"{self.at - len(self.data)} bytes more are wanted")
        return self.data[self.at - count : self.at]

    def read(self, form):
        if form.endswith("text"):
            return self.take(self.read(">I" if form == "long text" else ">H")).decode("utf-8", "replace")
        if form in ("null", "undefined"):
            return None if form == "null" else {"$undefined": True}
        if form == "list":
            return [self.value() for _ in range(self.read(">I"))]
        if form.endswith("pairs"):
            self.take(4 if form == "counted pairs" else 0)  # The count is a hint; the end marker decides.
            pairs = []
            while (name := self.read("text")) or self.data[self.at : self.at + 1] != b"\x09":
                pairs.append([name, self.value()])
            self.take(1)
            return pairs
        (number,) = struct.unpack(form, self.take(struct.calcsize(form)))
        return {"$number": SPECIAL[repr(number)]} if repr(number) in SPECIAL else number

    def value(self):
        marker = self.take(1)[0]
        if marker in PLAIN:
            return self.read(PLAIN[marker])
        if marker == 7:
            index = self.read(">H")
            self.table[index]["$id"] = index
            return {"$ref": index}
        if marker == 17:
            raise NotImplementedError("AMF 3")
        name, parts = BY_MARKER[marker]
        node = {} if marker in (3, 10) else {"$class": name}
        self.table += [node] if marker in IN_TABLE else []  # Before its parts, which may refer to it.
        for part, form in parts.items():
            value = self.read(form)
            node[part] = {"$object": value} if part in ("entries", "properties") else value
        return node

class Writer:
    def __init__(self):
        self.out, self.count, self.indices = bytearray(), 0, {}

    def write(self, form, value):
        if form.endswith("text"):
            self.write(">I" if form == "long text" else ">H", len(value.encode()))
            self.out += value.encode()
        elif form == "list":
            self.write(">I", len(value))
            for part in value:
                self.value(part)
        elif form.endswith("pairs"):
            value = value.get("$object", value) if isinstance(value, dict) else value
            pairs = value if isinstance(value, list) else [pair for pair in value.items() if pair[0] != "$id"]
            self.out += struct.pack(">I", len(pairs)) if form == "counted pairs" else b""
            for name, part in pairs:
                self.write("text", name)
                self.value(part)
            self.out += b"\x00\x00\x09"
        elif form not in ("null", "undefined"):
            self.out += struct.pack(form, float(value["$number"]) if isinstance(value, dict) else value)

    def value(self, of):
        node = of if isinstance(of, dict) else {}
        if "$ref" in node:
            if node["$ref"] not in self.indices:
                raise NotImplementedError("references ahead")
            self.out += struct.pack(">BH", 7, self.indices[node["$ref"]])
            return
        marker = marker_of(of)
        self.indices[node.get("$id")] = self.count
        self.count += marker in IN_TABLE
        self.out.append(marker)
        for part, form in BY_MARKER[marker][1].items():
            self.write(form, node.get(part, of))

def marker_of(of):
    if isinstance(of, dict):
        if of.get("$class", "amf0.unsupported") not in TYPES:
            raise NotImplementedError(of["$class"])
        markers = {"$undefined": 6, "$number": 0, "$array": 10, "$class": TYPES.get(of.get("$class"), [3])[0]}
        return next((markers[key] for key in markers if key in of), 3)
    if isinstance(of, str):
        return 2 if len(of.encode()) < 65536 else 12
    return {list: 10, bool: 1, type(None): 5}.get(type(of), 0)

def answer(request):
    if request["request"] == "hello":
        return {"protocol": 1, "name": "AMF 0 in Python", "types": ["amf0.value", "amf0.values", *TYPES]}
    is_row = request["type"] == "amf0.values"
    marker = bytes(TYPES.get(request["type"], [])[:1])
    if request["request"] == "encode":
        writer = Writer()
        for value in request["value"] if is_row else [request["value"]]:
            writer.value(value)
        return {"hex": writer.out[len(marker) :].hex()}
    reader, values = Reader(marker + bytes.fromhex(request["hex"])), []
    while reader.at < len(reader.data) or not (values or is_row):
        values.append(reader.value())
    if len(values) > 1 and not is_row:
        raise ValueError("bytes are left over")
    return {"value": values if is_row else values[0]}

while len(length := sys.stdin.buffer.read(4)) == 4:
    request = json.loads(sys.stdin.buffer.read(int.from_bytes(length, "big")))
    try:
        said = answer(request)
    except NotImplementedError as reason:
        said = {"unsupported": str(reason)}
    except Exception as mistake:  # Whatever this request was, the next one is answered.
        said = {"error": {"code": type(mistake).__name__, "message": str(mistake)}}
    frame = json.dumps({"id": request["id"], **said}).encode()
    sys.stdout.buffer.write(len(frame).to_bytes(4, "big") + frame)
    sys.stdout.buffer.flush()
