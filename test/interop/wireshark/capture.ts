/** A piece of one direction of a TCP connection, as it stands in a capture. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  readonly flags: number;
  readonly data: Uint8Array;
}

export const flags = { syn: 0x02, ack: 0x10 } as const;

/** A capture file of Ethernet frames between two addresses, one millisecond apart. */
export function captureOf(segments: readonly Segment[]): Uint8Array {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(1, 20);
  return Buffer.concat([header, ...segments.flatMap((segment, index) => packet(frameOf(segment), index))]);
}

function packet(frame: Buffer, milliseconds: number): Buffer[] {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(milliseconds / 1000), 0);
  header.writeUInt32LE((milliseconds % 1000) * 1000, 4);
  header.writeUInt32LE(frame.length, 8);
  header.writeUInt32LE(frame.length, 12);
  return [header, frame];
}

/** Ethernet, IPv4, TCP; checksums are 0, which nobody looks at unless asked to. */
function frameOf({ from, to, sequence, flags: bits, data }: Segment): Buffer {
  const ethernet = Buffer.from('000000000000000000000000' + '0800', 'hex');
  const ip = Buffer.alloc(20);
  ip.writeUInt8(0x45, 0);
  ip.writeUInt16BE(40 + data.length, 2);
  ip.writeUInt8(64, 8);
  ip.writeUInt8(6, 9);
  ip.writeUInt32BE(0x7f000001, 12);
  ip.writeUInt32BE(0x7f000001, 16);
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(from, 0);
  tcp.writeUInt16BE(to, 2);
  tcp.writeUInt32BE(sequence >>> 0, 4);
  tcp.writeUInt8(0x50, 12);
  tcp.writeUInt8(bits, 13);
  tcp.writeUInt16BE(0xffff, 14);
  return Buffer.concat([ethernet, ip, tcp, data]);
}
