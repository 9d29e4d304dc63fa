/**
 * Just enough RTMP for a load of many players, written apart from the library so that the load measures servers and
 * shares no mistakes with them. Client side only; keeps nothing that the load does not look at.
 */

export const handshakeSize = 1536;

export interface Message {
  readonly type: number;
  readonly timestamp: number;
  readonly payload: Buffer;
}

export const types = { chunkSize: 1, acknowledgement: 3, windowSize: 5, audio: 8, video: 9, command: 20 } as const;

/** C0 and C1; C2 is the echo of S1. */
export function hello(): Buffer {
  const bytes = Buffer.alloc(1 + handshakeSize, 0x5a);
  bytes[0] = 3;
  bytes.fill(0, 1, 9);
  return bytes;
}

/** A message as chunks of the given size, with a full header. */
export function message(
  chunkStream: number,
  type: number,
  stream: number,
  timestamp: number,
  payload: Buffer,
  size: number,
): Buffer {
  const header = Buffer.alloc(12);
  header[0] = chunkStream;
  header.writeUIntBE(timestamp, 1, 3);
  header.writeUIntBE(payload.length, 4, 3);
  header[7] = type;
  header.writeUInt32LE(stream, 8);
  const parts: Buffer[] = [header];
  for (let at = 0; at < payload.length; at += size) {
    if (at > 0) parts.push(Buffer.from([0xc0 | chunkStream]));
    parts.push(payload.subarray(at, at + size));
  }
  return Buffer.concat(parts);
}

export function control(type: number, value: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(value);
  return message(2, type, 0, 0, payload, 128);
}

type Value = string | number | null | { readonly [name: string]: string | number };

export function command(stream: number, values: readonly Value[], size: number): Buffer {
  return message(3, types.command, stream, 0, Buffer.concat(values.map(encode)), size);
}

/** The name and the transaction of a command: all that the load reads of an answer. */
export function answer(payload: Buffer): { readonly name: string; readonly transaction: number } {
  const length = payload.readUInt16BE(1);
  return { name: payload.toString('utf8', 3, 3 + length), transaction: payload.readDoubleBE(4 + length) };
}

function encode(value: Value): Buffer {
  if (value === null) return Buffer.from([5]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), named(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  const entries = Object.entries(value).flatMap(([name, entry]) => [named(name), encode(entry)]);
  return Buffer.concat([Buffer.from([3]), ...entries, Buffer.from([0, 0, 9])]);
}

function named(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}
