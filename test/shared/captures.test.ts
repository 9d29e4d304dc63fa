import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import { decodeMessage, encodeMessage } from '../../generated/rtmp/index.js';
import { needMore } from '../../src/runtime/need-more.js';
import { decodeDirection, encodeDirection } from '../../src/session/direction.js';
import { capturedConnections } from '../support/pcap.js';
import { sharedData } from '../support/requirements.js';
import { assertSameBytes } from '../support/same-bytes.js';
import { walkChunks } from '../vectors/chunk-walk.js';
import { type DumpedDirection, dumpedByFq, inTermsOfFq, valuesInTermsOfFq } from './fq.js';
import { type SentMessage, sentMessages } from './sent-messages.js';
import { captureRows } from './table/captures.js';
import { type PrintedMessage, printedMessages } from './tshark.js';

const handshakeSize = 3073;
const serverPort = 1935;
const captures = Object.keys(captureRows)
  .filter((name) => name.endsWith('.pcap'))
  .map((name) => name.replace(/^pcap\/|\.pcap$/g, ''));

interface Side {
  readonly port: number;
  readonly bytes: Uint8Array;
}

function sides(context: Context, name: string): Readonly<Record<'client' | 'server', Side>> {
  const file = new Uint8Array(readFileSync(sharedData(context, `pcap/${name}.pcap`)));
  const [connection, ...others] = capturedConnections(file);
  assert.ok(connection !== undefined && others.length === 0, 'one connection a capture');
  const { port, client, server } = connection;
  return { client: { port, bytes: client }, server: { port: serverPort, bytes: server } };
}

const text = (context: Context, name: string) => readFileSync(sharedData(context, `pcap/${name}`), 'utf8');

describe('captured sessions of other programs', () => {
  for (const name of captures) {
    for (const side of ['client', 'server'] as const) {
      it(`gives the messages of the ${side} in ${name} as tshark gives them`, function () {
        const { port, bytes } = sides(this, name)[side];
        const printed = printedMessages(text(this, `${name}.tshark-4.6.9.txt`)).get(port) ?? [];
        assert.ok(printed.length > 0);
        assert.deepEqual(
          sentMessages(bytes, handshakeSize).map((message, index) => asPrinted(message, printed[index])),
          printed,
        );
      });

      it(`decodes each message of the ${side} in ${name} and encodes it to the same bytes`, function () {
        for (const { typeId, payload } of sentMessages(sides(this, name)[side].bytes, handshakeSize)) {
          const message = decodeMessage(payload, { typeId });
          assert.ok(message !== needMore);
          assert.notEqual(message.kind, 'unknownMessage');
          assertSameBytes(encodeMessage(message, { typeId }), payload, message.kind);
        }
      });

      it(`decodes all of the ${side} in ${name} and encodes it to the same bytes, handshake and headers`, function () {
        const { bytes } = sides(this, name)[side];
        const whole = bytes.subarray(0, bytes.length - abandoned(name, side));
        const direction = decodeDirection(whole);
        assert.ok(direction !== needMore);
        assertSameBytes(encodeDirection(direction), whole, `${side} of ${name}`);
        if (whole.length < bytes.length) assert.equal(decodeDirection(bytes), needMore);
      });
    }
  }

  for (const side of ['client', 'server'] as const) {
    const name = 'ff9_publish_nginx_hevc_ertmp';
    const dump = (context: Context): DumpedDirection => dumpedByFq(text(context, `${name}.fq-0.9.0.json`))[side];

    it(`gives the chunks of the ${side} in ${name} as fq gives them`, function () {
      const chunks = walkChunks(sides(this, name)[side].bytes, handshakeSize);
      assert.deepEqual(chunks.map(inTermsOfFq), dump(this).chunks);
    });

    it(`gives the commands of the ${side} in ${name} as fq gives them`, function () {
      const messages = sentMessages(sides(this, name)[side].bytes, handshakeSize);
      const expected = dump(this).messages;
      assert.equal(messages.length, expected.length);
      assert.deepEqual(messages.map(valuesInTermsOfFq), expected);
    });
  }
});

/** FFmpeg as a server closes the connection behind the header of its last message. */
const abandoned = (name: string, side: string): number => (side === 'server' && name.startsWith('ff9_to_ff9') ? 12 : 0);

/** Without what a short header leaves out. */
const asPrinted = (message: SentMessage, printed: PrintedMessage | undefined): PrintedMessage => ({
  format: message.format,
  chunkStreamId: message.chunkStreamId,
  timestamp: message.timestamp,
  length: printed?.length === undefined ? undefined : message.length,
  typeId: printed?.typeId === undefined ? undefined : message.typeId,
  streamId: printed?.streamId === undefined ? undefined : message.streamId,
});
