import { type Message, types } from './wire.js';

interface ChunkStream {
  timestamp: number;
  delta: number;
  extended: boolean;
  length: number;
  type: number;
  parts: Buffer[];
  missing: number;
}

/** Puts the messages of one direction together again. For the few players that look at what they get. */
export class ChunkReader {
  private pending: Buffer = Buffer.alloc(0);
  private size = 128;
  private readonly streams = new Map<number, ChunkStream>();

  constructor(private readonly onMessage: (message: Message) => void) {}

  push(bytes: Buffer): void {
    this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, bytes]) : Buffer.from(bytes);
    let at = 0;
    for (;;) {
      const next = this.chunk(this.pending, at);
      if (next === undefined) break;
      at = next;
    }
    this.pending = this.pending.subarray(at);
  }

  /** Reads one chunk and returns where the next one begins; undefined if there is not yet all of it. */
  private chunk(bytes: Buffer, start: number): number | undefined {
    if (bytes.length === start) return undefined;
    const first = bytes.readUInt8(start);
    const format = first >> 6;
    const short = first & 0x3f;
    let at = start + (short === 0 ? 2 : short === 1 ? 3 : 1);
    if (bytes.length < at) return undefined;
    const id = short === 0 ? 64 + bytes.readUInt8(start + 1) : short === 1 ? 64 + bytes.readUInt16LE(start + 1) : short;
    const stream = this.streams.get(id) ?? {
      timestamp: 0,
      delta: 0,
      extended: false,
      length: 0,
      type: 0,
      parts: [],
      missing: 0,
    };
    this.streams.set(id, stream);
    const headerSize = [11, 7, 3, 0][format] ?? 0;
    if (bytes.length < at + headerSize) return undefined;
    const starts = stream.missing === 0;
    const length = format < 2 ? bytes.readUIntBE(at + 3, 3) : stream.length;
    const time = format < 3 ? bytes.readUIntBE(at, 3) : 0;
    const extended = format < 3 ? time === 0xffffff : stream.extended;
    const body = at + headerSize + (extended ? 4 : 0);
    const take = Math.min(this.size, starts ? length : stream.missing);
    if (bytes.length < body + take) return undefined;
    if (format < 2) stream.type = bytes.readUInt8(at + 6);
    at += headerSize;
    if (format < 3) stream.delta = extended ? bytes.readUInt32BE(at) : time;
    if (starts) {
      stream.timestamp = format === 0 ? stream.delta : stream.timestamp + stream.delta;
      stream.missing = length;
      stream.length = length;
    }
    stream.extended = extended;
    stream.parts.push(bytes.subarray(body, body + take));
    stream.missing -= take;
    if (stream.missing === 0) this.complete(stream);
    return body + take;
  }

  private complete(stream: ChunkStream): void {
    const payload = Buffer.concat(stream.parts);
    stream.parts = [];
    if (stream.type === types.chunkSize) this.size = payload.readUInt32BE(0);
    this.onMessage({ type: stream.type, timestamp: stream.timestamp, payload });
  }
}
