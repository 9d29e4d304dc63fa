import { defaultPort, handshakeRandomSize, plainVersion } from '../../../generated/rtmp/constants.js';
import { encodeHandshakeEcho } from '../../../generated/rtmp/handshake-echo.js';
import { encodeHandshakeHello } from '../../../generated/rtmp/handshake-hello.js';
import { encodeHandshakeVersion } from '../../../generated/rtmp/handshake-version.js';
import { ChunkWriter } from '../../../src/session/chunk-stream/chunk-writer.js';
import type { RawMessage } from '../../../src/session/chunk-stream/raw-message.js';
import { captureOf, flags, type Segment } from './capture.js';

const client = 40_000;

/** All that a client sends: a handshake, then messages. */
export function directionOf(messages: readonly RawMessage[]): Uint8Array {
  const random = new Uint8Array(handshakeRandomSize);
  const writer = new ChunkWriter();
  return Buffer.concat([
    encodeHandshakeVersion(plainVersion),
    encodeHandshakeHello({ kind: 'handshakeHello', time: 0, version: 0, random }),
    encodeHandshakeEcho({ time: 0, time2: 0, random }),
    ...messages.map((message) => writer.write(message)),
  ]);
}

/**
 * A capture of it in segments of so many bytes, from a sequence number on that soon wraps. With `disorder`, every fourth
 * segment comes after the next one, and every fifth twice.
 */
export function captureOfClient(bytes: Uint8Array, size: number, disorder = false, port = defaultPort): Uint8Array {
  const first = 2 ** 32 - 2000;
  const segment = (offset: number, of: Partial<Segment>): Segment => {
    const data = bytes.subarray(offset, offset + size);
    return { from: client, to: port, sequence: first + 1 + offset, flags: flags.ack, data, ...of };
  };
  const segments: Segment[] = [];
  for (let offset = 0; offset < bytes.length; offset += size) segments.push(segment(offset, {}));
  const sent = disorder ? segments.flatMap((of, index) => disordered(of, segments[index + 1], index)) : segments;
  const nothing = new Uint8Array(0);
  return captureOf([segment(0, { sequence: first, flags: flags.syn, data: nothing }), ...sent]);
}

function disordered(segment: Segment, next: Segment | undefined, index: number): Segment[] {
  if (index % 4 === 1 && next !== undefined) return [next, segment];
  if (index % 4 === 2) return index % 5 === 0 ? [segment] : [];
  return index % 5 === 0 ? [segment, segment] : [segment];
}
