import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import {
  decodeDigestEcho,
  decodeHello,
  encodeDigestEcho,
  encodeHello,
  type Hello,
  handshakeDigestSize,
  handshakeHelloSize,
  handshakeVersionSize,
} from '../../generated/rtmp/index.js';
import { DecodeError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import { primitives } from '../../src/transport/index.js';
import { sharedData } from '../support/requirements.js';
import { assertSameBytes } from '../support/same-bytes.js';

type Side = 'client' | 'server';

/** A packet of 1,536 bytes: the file, and how many such packets stand before it. */
type Packet = readonly [file: string, index: number];

/** The form of each C1 and S1, the side whose key it has, and where its digest lies: as computed beside the files. */
const hellos: readonly (readonly [Packet, Side, Hello['kind'], number?])[] = [
  [['rtmp-fq/ffmpeg_client_stream', 0], 'client', 'digestFirstHello', 494],
  [['rtmp-fq/ffmpeg_server_stream', 0], 'server', 'handshakeHello'],
  [['mtrude/incoming1.raw', 0], 'client', 'keyFirstHello', 1271],
  [['mtrude/incoming2.raw', 0], 'client', 'keyFirstHello', 1241],
  [['mtrude/incoming3.raw', 0], 'client', 'keyFirstHello', 822],
  [['mtrude/outgoing2.raw', 0], 'server', 'keyFirstHello', 1180],
  [['mtrude/outgoing3.raw', 0], 'server', 'keyFirstHello', 1159],
  // C2 in the plain form.
  [['mtrude/incoming2.raw', 1], 'server', 'keyFirstHello', 1180],
];

/** Signed C2 and S2, with the packet whose digest they answer. */
const echoes: readonly (readonly [Packet, Side, Packet])[] = [
  [['mtrude/outgoing2.raw', 1], 'server', ['mtrude/incoming2.raw', 0]],
  [['mtrude/outgoing3.raw', 1], 'server', ['mtrude/incoming3.raw', 0]],
];

/** Those that are not signed, or not for this packet. */
const otherEchoes: readonly (readonly [Packet, Side, Packet])[] = [
  [['mtrude/incoming2.raw', 1], 'client', ['mtrude/outgoing2.raw', 0]],
];

function bytesOf(context: Context, [file, index]: Packet): Uint8Array {
  const bytes = new Uint8Array(readFileSync(sharedData(context, file)));
  const start = handshakeVersionSize + index * handshakeHelloSize;
  return bytes.subarray(start, start + handshakeHelloSize);
}

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
const named = ([file, index]: Packet): string => `packet ${index + 1} of ${file}`;

function helloOf(bytes: Uint8Array, side: Side): Hello {
  const value = decodeHello(bytes, { server: side === 'server' }, { primitives });
  assert.ok(value !== needMore);
  return value;
}

/** The digest of a packet, of whichever side it is. */
function digestIn(bytes: Uint8Array): Uint8Array {
  for (const side of ['client', 'server'] as const) {
    const hello = helloOf(bytes, side);
    if (hello.kind === 'handshakeHello') continue;
    return bytes.subarray(hello.digestOffset, hello.digestOffset + handshakeDigestSize);
  }
  return assert.fail('no digest');
}

describe('the handshakes of recorded sessions', () => {
  for (const [packet, side, kind, digestOffset] of hellos) {
    it(`${named(packet)} is a ${kind} of a ${side}, and written so again`, function () {
      const bytes = bytesOf(this, packet);
      const value = helloOf(bytes, side);
      assert.equal(value.kind, kind);
      if (value.kind !== 'handshakeHello') assert.equal(value.digestOffset, digestOffset);
      assertSameBytes(encodeHello(value, { server: side === 'server' }, { primitives }), bytes, 'written again');
      assert.equal(helloOf(bytes, other(side)).kind, 'handshakeHello', 'the other side has another key');
    });
  }

  for (const [packet, side, answered] of echoes) {
    it(`${named(packet)} is the signed answer of a ${side} to ${named(answered)}`, function () {
      const bytes = bytesOf(this, packet);
      const given = { server: side === 'server', answers: digestIn(bytesOf(this, answered)) };
      const value = decodeDigestEcho(bytes, given, { primitives });
      assert.ok(value !== needMore);
      assertSameBytes(encodeDigestEcho(value, given, { primitives }), bytes, 'written again');
    });
  }

  for (const [packet, side, answered] of otherEchoes) {
    it(`${named(packet)} is no signed answer of a ${side} to ${named(answered)}`, function () {
      const given = { server: side === 'server', answers: digestIn(bytesOf(this, answered)) };
      const decode = () => decodeDigestEcho(bytesOf(this, packet), given, { primitives });
      assert.throws(decode, (error) => error instanceof DecodeError && error.code === 'digest-mismatch');
    });
  }
});
