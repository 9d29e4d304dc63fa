import { HandshakeVersion, handshakeHelloSize } from '../../../generated/rtmp/index.js';
import type { ServerTarget } from '../server/target.js';
import { titleOf } from './dump.js';
import type { Execution } from './execute.js';

/** A script of Python, for its standard library alone, that sends the bytes of a session and prints what comes. */
export function scriptOf({ host, port }: ServerTarget, { sent, failure }: Execution): string {
  const steps = sent.flatMap((of) =>
    of.step.do === 'wait'
      ? []
      : [`    (${quoted(of.step.on)}, ${quoted(titleOf(of))}, ${quoted(Buffer.from(of.bytes).toString('hex'))}),`],
  );
  const wrong = failure === undefined ? 'nothing is wrong' : failure.said;
  const rule = failure?.rule === undefined ? '' : ` (${failure.rule})`;
  return `#!/usr/bin/env python3
"""Sends an RTMP server a session in which it failed, and prints what comes back.

    python3 session.py [HOST] [PORT]

Seen: ${docText(`${wrong}${rule}`)}
"""
import os, socket, sys, time

HOST = sys.argv[1] if len(sys.argv) > 1 else ${quoted(host)}
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else ${port}
SEEN = ${quoted(`${wrong}${rule}`)}
# Connection, what is sent, and the bytes. An end of the connection has none.
STEPS = [
${steps.join('\n')}
]
HELLO = ${handshakeHelloSize}


def exactly(connection, size):
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise SystemExit("the server ended the connection within the handshake")
        data += more
    return data


def greet():
    connection = socket.create_connection((HOST, PORT), 5)
    connection.sendall(bytes([${HandshakeVersion.plain}]) + bytes(8) + os.urandom(HELLO - 8))
    exactly(connection, 1)
    hello = exactly(connection, HELLO)
    exactly(connection, HELLO)
    connection.sendall(hello)
    return connection


def listen(connections, seconds):
    """Prints what comes within a time."""
    end = time.time() + seconds
    while time.time() < end:
        for name, connection in list(connections.items()):
            connection.settimeout(0.05)
            try:
                data = connection.recv(65536)
            except socket.timeout:
                continue
            except OSError as error:
                data = b""
                print("  %s: %s" % (name, error))
            if not data:
                print("  %s: the server ended the connection" % name)
                connection.close()
                del connections[name]
                continue
            print("  %s got %d bytes" % (name, len(data)))
            for at in range(0, len(data), 16):
                row = data[at:at + 16]
                text = "".join(chr(c) if 32 <= c < 127 else "." for c in row)
                print("    %04x  %-47s  %s" % (at, " ".join("%02x" % c for c in row), text))


connections = {}
ended = set()
for name, title, data in STEPS:
    print(title)
    if name not in connections and name not in ended:
        connections[name] = greet()
        ended.add(name)
    if name not in connections:
        print("  %s is over, nothing is sent" % name)
        continue
    try:
        if data:
            connections[name].sendall(bytes.fromhex(data))
        else:
            connections.pop(name).close()
    except OSError as error:
        print("  %s: %s" % (name, error))
    listen(connections, 0.3)
listen(connections, 1)
print("What was wrong when this was written: " + SEEN)
`;
}

/** Text of JSON is text of Python. */
const quoted = (text: string): string => JSON.stringify(text);

const docText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', "'");
