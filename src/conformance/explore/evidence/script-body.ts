/** What scripts of sessions have in common: it is for Python's standard library alone. What it is about stands above it. */
export const scriptBody = String.raw`
class Connection:
    def __init__(self, name):
        self.name, self.messages, self.wrong, self.ended = name, [], None, None
        self.data, self.size, self.streams = b"", FIRST_CHUNK_SIZE, {}
        self.socket = socket.create_connection((HOST, PORT), 5)
        self.socket.sendall(bytes([VERSION]) + bytes(8) + os.urandom(HELLO - 8))
        answer = self.exactly(1 + 2 * HELLO)
        self.socket.sendall(answer[1 : 1 + HELLO])

    def exactly(self, size):
        data = b""
        while len(data) < size:
            more = self.socket.recv(size - len(data))
            if not more:
                raise OSError("the server ended the connection within the handshake")
            data += more
        return data

    def send(self, data):
        try:
            self.socket.sendall(data)
        except OSError as error:
            self.ended = self.ended or str(error)

    def listen(self, seconds=0.02):
        """Takes what comes within a time."""
        if self.ended or self.wrong:
            return
        try:
            self.socket.settimeout(seconds)
            data = self.socket.recv(1 << 20)
            self.ended = None if data else "the server ended the connection"
        except socket.timeout:
            return
        except OSError as error:
            self.ended, data = str(error), b""
        self.data += data
        try:
            while self.take():
                pass
        except Exception as error:
            self.wrong = "what the server sends cannot be read: %s" % error

    def take(self):
        """Reads one chunk. Gives whether there was one."""
        data, at = self.data, 1
        if not data:
            return False
        form, chunk_stream = data[0] >> 6, data[0] & 63
        if chunk_stream < 2:
            more = chunk_stream + 1
            if len(data) < 1 + more:
                return False
            chunk_stream, at = 64 + int.from_bytes(data[1 : 1 + more], "little"), 1 + more
        if form != 0 and chunk_stream not in self.streams:
            raise ValueError("chunk stream %d begins with type %d" % (chunk_stream, form))
        state = dict(self.streams.get(chunk_stream) or {"time": 0, "step": 0, "partial": b"", "extended": False})
        header = data[at : at + (11, 7, 3, 0)[form]]
        if len(header) < (11, 7, 3, 0)[form]:
            return False
        at += len(header)
        begins = not state["partial"]
        if form < 3:
            state["step"] = int.from_bytes(header[:3], "big")
            state["extended"] = state["step"] == 0xFFFFFF
        if form < 2:
            state["length"], state["type"] = int.from_bytes(header[3:6], "big"), header[6]
        if form == 0:
            state["stream"] = int.from_bytes(header[7:], "little")
        if state["extended"]:
            if len(data) < at + 4:
                return False
            number, at = int.from_bytes(data[at : at + 4], "big"), at + 4
            state["step"] = number if form < 3 else state["step"]
        if begins:
            state["time"] = state["step"] if form == 0 else (state["time"] + state["step"]) % (1 << 32)
        part = min(self.size, state["length"] - len(state["partial"]))
        if len(data) < at + part:
            return False
        state["partial"] += data[at : at + part]
        self.data, self.streams[chunk_stream] = data[at + part :], state
        if len(state["partial"]) == state["length"]:
            payload, state["partial"] = state["partial"], b""
            self.got(chunk_stream, state, payload)
        return True

    def got(self, chunk_stream, state, payload):
        if state["type"] in CONTROL and len(payload) != CONTROL[state["type"]]:
            raise ValueError("a message of type %d has %d bytes" % (state["type"], len(payload)))
        if state["type"] == SET_CHUNK_SIZE:
            self.size = int.from_bytes(payload, "big")
        message = {"type": state["type"], "stream": state["stream"], "chunk stream": chunk_stream}
        message.update(time=state["time"], payload=payload, values=values(state["type"], payload))
        self.messages.append(message)
        said = [value for value in message["values"] if not isinstance(value, dict)][:3]
        print("    %s got type %d in message stream %d, %d bytes %s" % (self.name, state["type"], state["stream"], len(payload), said or ""))


def values(kind, payload):
    """The values of AMF 0 in a command or in data."""
    at, found = 1 if kind in COMMANDS_OF_AMF3 else 0, []
    while kind in COMMANDS and at < len(payload):
        value, at = value_at(payload, at)
        found.append(value)
    return found


def value_at(data, at):
    marker, at = data[at], at + 1
    if marker == 0:
        return struct.unpack(">d", data[at : at + 8])[0], at + 8
    if marker == 1:
        return data[at] != 0, at + 1
    if marker in (2, 12):
        size = 2 if marker == 2 else 4
        end = at + size + int.from_bytes(data[at : at + size], "big")
        return data[at + size : end].decode("utf-8", "replace"), end
    if marker in (3, 8):
        value, at = {}, at + (4 if marker == 8 else 0)
        while data[at : at + 3] != b"\0\0\x09":
            end = at + 2 + int.from_bytes(data[at : at + 2], "big")
            name, at = data[at + 2 : end].decode("utf-8", "replace"), end
            value[name], at = value_at(data, at)
        return value, at + 3
    if marker in (5, 6):
        return None, at
    if marker == 10:
        value, count, at = [], int.from_bytes(data[at : at + 4], "big"), at + 4
        for _ in range(count):
            part, at = value_at(data, at)
            value.append(part)
        return value, at
    if marker == 11:
        return struct.unpack(">d", data[at : at + 8])[0], at + 10
    raise ValueError("no marker %d of AMF 0" % marker)


def fits(pattern, message):
    found = message["values"] + [None] * 4
    information = found[3] if isinstance(found[3], dict) else {}
    return (
        message["type"] in pattern.get("types", [message["type"]])
        and message["stream"] == pattern.get("stream", message["stream"])
        and message["chunk stream"] == pattern.get("chunkStream", message["chunk stream"])
        and found[0] == pattern.get("name", found[0])
        and found[1] == pattern.get("transaction", found[1])
        and found[3] == pattern.get("value", found[3])
        and information.get("code") in pattern.get("codes", [information.get("code")])
        and information.get("level") in pattern.get("levels", [information.get("level")])
        and message["payload"].hex() == pattern.get("payload", message["payload"].hex())
        and int.from_bytes(message["payload"][:4], "big") >= pattern.get("least", 0)
    )


def holds(prediction, since=0):
    """Whether what was predicted is so by now."""
    if prediction["is"] == "open":
        return connections[prediction["on"]].ended is None
    if prediction["is"] == "readable":
        return connections[prediction["on"]].wrong is None
    messages = connections[prediction["on"]].messages
    there = lambda pattern: [at for at, message in enumerate(messages) if at >= since and fits(pattern, message)]
    if prediction["is"] == "comes":
        return any(all(there(pattern) for pattern in patterns) for patterns in prediction["oneOf"])
    if prediction["is"] == "most":
        return len(there(prediction["what"])) <= prediction["count"]
    one, other = [(there(pattern) or [-1])[0] for pattern in prediction["what"]]
    apart = (messages[other]["time"] - messages[one]["time"]) % (1 << 32)
    return -1 < one <= other and apart == prediction.get("apart", apart)


def listen(until, seconds):
    end = time.time() + seconds
    while not until() and time.time() < end:
        for connection in connections.values():
            connection.listen()


def shows(what, why=""):
    print("\nThe fault shows. Predicted, but not so: %s. %s" % (what, why))
    print("Rule: " + RULE)
    sys.exit(1)


def connect(name):
    try:
        connections[name] = Connection(name)
    except (OSError, UnicodeError) as error:
        if not connections:
            print("There is no server at %s:%d: %s" % (HOST, PORT, error))
            sys.exit(2)
        shows("the server lets a client in", str(error))


def other_client(name):
    print(name + " connects")
    connect(name)
    connections[name].send(bytes.fromhex(OTHER["send"]))
    for prediction in OTHER["predicts"]:
        prediction = dict(prediction, on=name)
        listen(lambda: holds(prediction), PATIENCE)
        if not holds(prediction):
            shows(name + " gets through", connections[name].ended or "")


connections = {}
if OTHER:
    other_client("a bystander")
for step in STEPS:
    name = step["on"]
    print(step["what"])
    if name not in connections:
        connect(name)
    since = {on: len(connection.messages) for on, connection in connections.items()}
    if "send" in step:
        connections[name].send(bytes.fromhex(step["send"]))
    else:
        connections[name].socket.close()
        connections[name].ended = "it was ended here"
    listen(lambda: False, 0.1)
    for prediction in step.get("predicts", []):
        print("    predicted: " + prediction["said"])
        listen(lambda: holds(prediction, since[prediction["on"]]), PATIENCE)
        if not holds(prediction, since[prediction["on"]]):
            connection = connections[prediction["on"]]
            shows(prediction["said"], connection.wrong or connection.ended or "")
    if "gives" in step and not any(m["values"][3:4] == [step["gives"]] for m in connections[name].messages):
        print("The server gave another id than %d to the message stream: the bytes that follow do not fit it" % step["gives"])
        sys.exit(2)
listen(lambda: False, 0.5)
if AGAINST and not holds(AGAINST):
    shows(AGAINST["said"], connections[AGAINST["on"]].ended or "")
if OTHER:
    if connections["a bystander"].ended:
        shows("others are not disturbed", connections["a bystander"].ended)
    other_client("a new client")
print("\nAll is as predicted: the fault does not show.")
`;
