"""A testee for "mtrude conformance codec": AMF 0 behind the protocol of docs/guide/testee.md. Needs Python 3.8 only."""

import json, struct, sys

CLASSES = {"amf0.ecmaArray": 8, "amf0.zonedDate": 11, "amf0.unsupported": 13, "amf0.xmlDocument": 15, "amf0.typedObject": 16}
CONTENTS = {**CLASSES, "amf0.anonymousObject": 3, "amf0.strictArray": 10}  # What stands behind one marker is a type too.
TYPES = ["amf0.value", "amf0.values", *CONTENTS]
SPECIAL = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity", "-0.0": "-0"}  # Numbers that JSON does not have.

class Reader:
    def __init__(self, data):
        self.data, self.at, self.table = data, 0, []

    def take(self, count):
        self.at += count
        if self.at > len(self.data):
            raise EOFError(f"{self.at - len(self.data)} bytes more are wanted")
        return self.data[self.at - count : self.at]

    def number(self, form):
        (number,) = struct.unpack(form, self.take(struct.calcsize(form)))
        return {"$number": SPECIAL[repr(number)]} if repr(number) in SPECIAL else number

    def text(self, form):
        return self.take(self.number(form)).decode("utf-8", "replace")

    def keep(self, node):  # Containers enter the table before their parts are read.
        self.table.append(node)
        return node

    def properties(self):
        while (name := self.text(">H")) or self.data[self.at : self.at + 1] != b"\x09":
            yield [name, self.value()]
        self.take(1)

    def value(self):
        marker = self.number("B")
        if marker in (0, 1):
            return self.number(">d") if marker == 0 else self.number("B") != 0
        if marker in (2, 12):
            return self.text(">H" if marker == 2 else ">I")
        if marker in (5, 6):
            return None if marker == 5 else {"$undefined": True}
        if marker == 7:
            index = self.number(">H")
            self.table[index]["$id"] = index
            return {"$ref": index}
        if marker == 11:
            return {"$class": "amf0.zonedDate", "milliseconds": self.number(">d"), "zone": self.number(">h")}
        if marker == 13:
            return {"$class": "amf0.unsupported"}
        if marker == 15:
            return self.keep({"$class": "amf0.xmlDocument", "text": self.text(">I")})
        if marker == 10:
            node = self.keep({"$array": []})
            node["$array"].extend(self.value() for _ in range(self.number(">I")))
            return node
        if marker == 17:
            raise NotImplementedError("AMF 3")
        if marker not in (3, 8, 16):
            raise ValueError(f"no marker {marker} at byte {self.at - 1}")
        pairs = {"$object": []}  # An object in the form that may have any keys.
        if marker == 3:
            node = self.keep(pairs)
        elif marker == 8:
            node = self.keep({"$class": "amf0.ecmaArray", "entries": pairs})
            self.take(4)  # The count is a hint; the end marker decides.
        else:
            node = self.keep({"$class": "amf0.typedObject", "className": self.text(">H"), "properties": pairs})
        pairs["$object"].extend(self.properties())
        return node

class Writer:
    def __init__(self, value):
        self.out, self.count, self.indices, self.named = bytearray(), 0, {}, {}
        self.find_ids(value)

    def find_ids(self, node):  # A $ref may stand before what it points to.
        if isinstance(node, dict) and "$id" in node:
            self.named[node["$id"]] = node
        for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            self.find_ids(part)

    def put(self, form, *numbers):
        self.out += struct.pack(form, *(float(of["$number"]) if isinstance(of, dict) else of for of in numbers))

    def text(self, form, text):
        self.put(form, len(text.encode()))
        self.out += text.encode()

    def properties(self, pairs):
        for name, value in pairs:
            self.text(">H", name)
            self.value(value)
        self.out += b"\x00\x00\x09"

    def value(self, of):
        if of is None or of == {"$undefined": True}:
            self.put("B", 5 if of is None else 6)
        elif isinstance(of, bool):
            self.put("BB", 1, of)
        elif isinstance(of, (int, float)) or "$number" in of and isinstance(of, dict):
            self.put(">Bd", 0, of)
        elif isinstance(of, str):
            short = len(of.encode()) < 65536
            self.put("B", 2 if short else 12)
            self.text(">H" if short else ">I", of)
        else:
            self.object({"$array": of} if isinstance(of, list) else self.named[of["$ref"]] if "$ref" in of else of)

    def object(self, node):
        kind, index = node.get("$class"), self.indices.get(node.get("$id"), 65536)
        if index < 65536:
            return self.put(">BH", 7, index)
        if kind == "amf0.avmPlus":
            raise NotImplementedError("AMF 3")
        if "$bytes" in node:
            raise TypeError("AMF 0 has no bytes")
        marker = CLASSES[kind] if kind else 10 if "$array" in node else 3
        self.put("B", marker)
        if marker not in (11, 13):
            self.indices.update({node["$id"]: self.count} if "$id" in node else {})
            self.count += 1
        if marker == 11:
            self.put(">dh", node["milliseconds"], node["zone"])
        elif marker == 15:
            self.text(">I", node["text"])
        elif marker == 10:
            self.put(">I", len(node["$array"]))
            for part in node["$array"]:
                self.value(part)
        elif marker in (3, 8, 16):
            names = node if marker == 3 else node["entries" if marker == 8 else "properties"]
            pairs = names["$object"] if "$object" in names else [pair for pair in names.items() if pair[0] != "$id"]
            if marker == 8:
                self.put(">I", len(pairs))
            elif marker == 16:
                self.text(">H", node["className"])
            self.properties(pairs)

def decode(kind, data):
    reader = Reader(bytes([CONTENTS[kind]]) + data if kind in CONTENTS else data)
    values = [reader.value()] if kind != "amf0.values" else []
    while reader.at < len(reader.data):
        if kind != "amf0.values":
            raise ValueError(f"{len(reader.data) - reader.at} bytes are left over")
        values.append(reader.value())
    return values if kind == "amf0.values" else values[0]

def encode(kind, value):
    writer = Writer(value)
    for each in value if kind == "amf0.values" else [value]:
        writer.value(each)
    if kind in CONTENTS and writer.out[0] != CONTENTS[kind]:
        raise TypeError(f"this is no {kind}")
    return writer.out[1:] if kind in CONTENTS else writer.out

def answer(request):
    if request["request"] == "hello":
        return {"protocol": 1, "name": "AMF 0 in Python", "types": TYPES}
    if request["type"] not in TYPES:
        raise NotImplementedError(request["type"])
    if request["request"] == "decode":
        return {"value": decode(request["type"], bytes.fromhex(request["hex"]))}
    return {"hex": encode(request["type"], request["value"]).hex()}

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
