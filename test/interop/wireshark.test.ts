import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encryptedVersions } from '../../generated/rtmp/constants.js';
import { MessageType } from '../../generated/rtmp/message-type.js';
import type { RawMessage } from '../../src/session/chunk-stream/raw-message.js';
import { capturedConnections } from '../support/pcap.js';
import { needsPeers, sharedData } from '../support/requirements.js';
import type { Segment } from './wireshark/capture.js';
import { assertShown, helloFields, messagesOf } from './wireshark/expected.js';
import { captureOfClient, directionOf, disordered } from './wireshark/made-connection.js';
import { samples } from './wireshark/samples.js';
import { type Dissection, dissect, type ShownMessage } from './wireshark/tshark.js';

describe('the Wireshark dissector', function () {
  this.timeout(120_000);
  let folder: string;

  before(function () {
    needsPeers(this, 'tshark');
    folder = mkdtempSync(join(tmpdir(), 'mtrude-wireshark-'));
  });

  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  async function dissected(capture: Uint8Array, ...options: readonly string[]): Promise<Dissection> {
    const file = join(folder, 'made.pcap');
    writeFileSync(file, capture);
    return dissect(file, ...options);
  }

  it('shows every message of the captures, as we decode it, and the form of each handshake', async function () {
    const captures = sharedData(this, 'pcap/');
    for (const name of readdirSync(captures).filter((file) => file.endsWith('.pcap'))) {
      const { messages, handshakes, complaints } = await dissect(captures + name);
      assert.deepEqual(complaints, [], name);
      const [connection] = capturedConnections(new Uint8Array(readFileSync(captures + name)));
      assert.ok(connection, name);
      for (const side of ['client', 'server'] as const) {
        const isOf = ({ from }: { readonly from: number }) => (from === connection.port) === (side === 'client');
        const bytes = connection[side];
        assertAllShown(messages.filter(isOf), messagesOf(bytes), `${name}, ${side}`);
        const hello = helloFields(bytes, side === 'server');
        assert.ok(
          handshakes.filter(isOf).some((field) => field.name.startsWith(hello)),
          `${name}, ${side}: ${hello}`,
        );
      }
    }
  });

  const harmless = [...samples('valid')];

  for (const size of [1, 97, 1448, 65_000]) {
    it(`shows every vector of a message in segments of ${size} bytes`, async () => {
      const some = size === 1 ? harmless.slice(0, 5) : harmless;
      const found = await dissected(captureOfClient(directionOf(some), size));
      assert.deepEqual(found.complaints, []);
      assertAllShown(found.messages, some, `${size} bytes`);
    });
  }

  for (const option of ['FALSE', 'TRUE']) {
    it(`puts segments in order and ignores those that come twice, with TCP's own reordering ${option}`, async () => {
      const capture = captureOfClient(directionOf(harmless), 97, disordered);
      const found = await dissected(capture, '-o', `tcp.reassemble_out_of_order:${option}`);
      assert.deepEqual(found.complaints, []);
      assertAllShown(found.messages, harmless, 'in disorder');
    });
  }

  it('shows the same when a packet is looked at again', async () => {
    const found = await dissected(captureOfClient(directionOf(harmless), 97, disordered), '-2');
    assert.deepEqual(found.complaints, []);
    assertAllShown(found.messages, harmless, 'in two passes');
  });

  it('finds connections on other ports by their handshake', async () => {
    const found = await dissected(captureOfClient(directionOf(harmless), 1448, undefined, 40_001));
    assertAllShown(found.messages, harmless, 'on another port');
  });

  it('says of what is malformed that it is, and goes on behind it', async () => {
    const wrong = [...samples('invalid')];
    const [last] = harmless;
    assert.ok(last);
    const found = await dissected(captureOfClient(directionOf([...wrong, last]), 1448));
    assert.equal(found.messages.length, wrong.length + 1);
    assert.equal(found.complaints.length, wrong.length, found.complaints.join('\n'));
    assertShown(found.messages.at(-1), last, 'the message behind');
  });

  for (const version of encryptedVersions) {
    it(`says that it does not follow an encrypted connection of version ${version}`, async () => {
      const { messages, complaints } = await dissected(captureOfClient(Uint8Array.of(version, 0, 0), 1448));
      assert.deepEqual(messages, []);
      assert.match(complaints.join(), /encrypted/);
    });
  }

  const [small] = harmless;
  assert.ok(small);
  /** A message of so many bytes behind one that is whole in the first segments. */
  const long = (length: number) => [
    small,
    { ...small, typeId: MessageType.audio, timestamp: small.timestamp + 1, payload: new Uint8Array(length) },
  ];
  const late = (all: readonly Segment[]) => [...all.slice(0, 50), ...all.slice(51), ...all.slice(50, 51)];
  const gap = (all: readonly Segment[]) => all.filter((_, index) => index !== 50);

  it('waits for a segment that comes behind thousands of later ones', async () => {
    const all = long(400_000);
    const found = await dissected(captureOfClient(directionOf(all), 97, late));
    assert.deepEqual(found.complaints, []);
    assertAllShown(found.messages, all, 'late');
  });

  it('says in packets behind a gap that they wait', async () => {
    const found = await dissected(captureOfClient(directionOf(long(10_000)), 97, gap));
    assert.deepEqual(found.complaints, []);
    assertAllShown(found.messages, [small], 'before the gap');
    assert.ok(found.waiting > 10, `${found.waiting} packets wait`);
  });

  for (const [what, size, length] of [
    ['segments', 97, 900_000],
    ['bytes', 60_000, 13_000_000],
  ] as const) {
    it(`gives up behind a gap after a bound of ${what}, and says that a segment is missing`, async () => {
      const found = await dissected(captureOfClient(directionOf(long(length)), size, gap));
      assert.equal(found.complaints.length, 1, found.complaints.join('\n'));
      assert.match(found.complaints.join(), new RegExp(`a segment is missing, ${size} bytes from sequence number`));
      assertAllShown(found.messages, [small], 'before the gap');
    });
  }
});

function assertAllShown(messages: readonly ShownMessage[], expected: readonly RawMessage[], what: string): void {
  assert.ok(expected.length > 0, what);
  for (const [index, message] of expected.entries()) assertShown(messages[index], message, `${what}: message ${index}`);
  assert.equal(messages.length, expected.length, what);
}
