import { defaultPort } from '../../../../generated/rtmp/index.js';
import type { Transcript } from '../../wire/recording.js';

/**
 * A capture of connections as if made on the loopback interface: pcap, Ethernet, IPv4, TCP from ports of the tester's
 * own to that of RTMP, whatever the server had, so that it is known what the packets hold. What went over the wire in one
 * piece is cut into segments that fit a packet.
 */
export function pcapOf(transcripts: readonly Transcript[]): Uint8Array {
  const earliest = Math.min(...transcripts.map(({ begin = 0 }) => begin));
  const packets = transcripts.flatMap((transcript, at) =>
    new Conversation(firstPort + at, (transcript.begin ?? earliest) - earliest).of(transcript),
  );
  packets.sort((one, other) => one.at - other.at);
  return Buffer.concat([
    fileHeader(),
    ...packets.map(({ at, frame }) => Buffer.concat([packetHeader(at, frame), frame])),
  ]);
}

interface Packet {
  readonly at: number;
  readonly frame: Uint8Array;
}

const firstPort = 50_000;
const mostBytes = 60_000;
const flagsOf = { syn: 0x02, synAck: 0x12, ack: 0x10, data: 0x18, fin: 0x11 };

class Conversation {
  readonly #next = { tester: 1000, peer: 2000 };
  readonly #packets: Packet[] = [];

  constructor(
    private readonly client: number,
    private readonly begin: number,
  ) {}

  of({ passages, closedBy }: Transcript): readonly Packet[] {
    this.#add(0, 'tester', flagsOf.syn);
    this.#add(0, 'peer', flagsOf.synAck);
    this.#add(0, 'tester', flagsOf.ack);
    for (const { at, by, bytes } of passages) {
      for (let from = 0; from < bytes.length; from += mostBytes) {
        this.#add(at, by, flagsOf.data, bytes.subarray(from, from + mostBytes));
      }
    }
    if (closedBy !== undefined) this.#add(passages.at(-1)?.at ?? 0, closedBy, flagsOf.fin);
    return this.#packets;
  }

  #add(at: number, by: 'tester' | 'peer', flags: number, data: Uint8Array = new Uint8Array()): void {
    const [from, to] = by === 'tester' ? [this.client, defaultPort] : [defaultPort, this.client];
    const other = by === 'tester' ? 'peer' : 'tester';
    const tcp = Buffer.alloc(20);
    tcp.writeUInt16BE(from, 0);
    tcp.writeUInt16BE(to, 2);
    tcp.writeUInt32BE(this.#next[by], 4);
    tcp.writeUInt32BE(flags === flagsOf.syn ? 0 : this.#next[other], 8);
    tcp.writeUInt8(5 << 4, 12);
    tcp.writeUInt8(flags, 13);
    tcp.writeUInt16BE(0xffff, 14);
    this.#packets.push({
      at: this.begin + at,
      frame: Buffer.concat([ethernet, ipHeader(tcp.length + data.length), tcp, data]),
    });
    // Opening and ending count as a byte each.
    this.#next[by] += data.length + (flags === flagsOf.ack || flags === flagsOf.data ? 0 : 1);
  }
}

/** No addresses, then IPv4. */
const ethernet = Buffer.concat([Buffer.alloc(12), Buffer.from([0x08, 0x00])]);
const loopback = [127, 0, 0, 1];

function ipHeader(length: number): Uint8Array {
  const header = Buffer.alloc(20);
  header.writeUInt8(0x45, 0);
  header.writeUInt16BE(header.length + length, 2);
  header.writeUInt8(64, 8);
  header.writeUInt8(6, 9);
  header.set(loopback, 12);
  header.set(loopback, 16);
  let sum = 0;
  for (let at = 0; at < header.length; at += 2) sum += header.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  header.writeUInt16BE(~sum & 0xffff, 10);
  return header;
}

function fileHeader(): Uint8Array {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(1, 20);
  return header;
}

/** `at` in milliseconds. */
function packetHeader(at: number, frame: Uint8Array): Uint8Array {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(at / 1000), 0);
  header.writeUInt32LE(Math.floor((at % 1000) * 1000), 4);
  header.writeUInt32LE(frame.length, 8);
  header.writeUInt32LE(frame.length, 12);
  return header;
}
