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

/** A capture of it in segments of so many bytes, `arranged` as they come, from a sequence number on that soon wraps. */
export function captureOfClient(
  bytes: Uint8Array,
  size: number,
  arranged: (segments: readonly Segment[]) => readonly Segment[] = (segments) => segments,
  port = defaultPort,
): Uint8Array {
  const first = 2 ** 32 - 2000;
  const segment = (offset: number, of: Partial<Segment>): Segment => {
    const data = bytes.subarray(offset, offset + size);
    return { from: client, to: port, sequence: first + 1 + offset, flags: flags.ack, data, ...of };
  };
  const segments: Segment[] = [];
  for (let offset = 0; offset < bytes.length; offset += size) segments.push(segment(offset, {}));
  const nothing = new Uint8Array(0);
  return captureOf([segment(0, { sequence: first, flags: flags.syn, data: nothing }), ...arranged(segments)]);
}

/** Every fourth segment comes after the next one, and every fifth twice. */
export const disordered = (segments: readonly Segment[]): readonly Segment[] =>
  segments.flatMap((segment, index) => {
    const next = segments[index + 1];
    if (index % 4 === 1 && next !== undefined) return [next, segment];
    if (index % 4 === 2) return index % 5 === 0 ? [segment] : [];
    return index % 5 === 0 ? [segment, segment] : [segment];
  });
