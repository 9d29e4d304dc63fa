/** The side of a TCP connection that opened it, and the bytes that it sent. */
export interface CapturedClient {
  readonly port: number;
  readonly bytes: Uint8Array;
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  readonly opens: boolean;
  readonly data: Uint8Array;
}

const fileHeader = 24;
const packetHeader = 16;
const ethernetHeader = 14;
const tcpProtocol = 6;
const synWithoutAck = 0x02;

/**
 * What each client in a capture sent: classic pcap, little-endian, Ethernet, IPv4, TCP. Enough for captures made on the
 * loopback interface, where nothing is lost; a gap ends the bytes of its client.
 */
export function capturedClients(file: Uint8Array): CapturedClient[] {
  const segments = packets(file).flatMap(segmentOf);
  return segments
    .filter(({ opens }) => opens)
    .map(({ from, to, sequence }) => {
      const own = segments.filter((segment) => segment.from === from && segment.to === to && segment.data.length > 0);
      return { port: from, bytes: assemble(own, sequence + 1) };
    });
}

function packets(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  if (view.getUint32(0, true) !== 0xa1b2c3d4 || view.getUint32(20, true) !== 1) {
    throw new TypeError('Expected a little-endian pcap file of Ethernet frames');
  }
  const found: Uint8Array[] = [];
  for (let at = fileHeader; at + packetHeader <= file.length; ) {
    const length = view.getUint32(at + 8, true);
    at += packetHeader;
    found.push(file.subarray(at, at + length));
    at += length;
  }
  return found;
}

function segmentOf(frame: Uint8Array): Segment[] {
  const ip = frame.subarray(ethernetHeader);
  const view = new DataView(ip.buffer, ip.byteOffset, ip.length);
  if (view.getUint8(0) >> 4 !== 4 || view.getUint8(9) !== tcpProtocol) return [];
  const tcp = (view.getUint8(0) & 0x0f) * 4;
  const data = tcp + (view.getUint8(tcp + 12) >> 4) * 4;
  return [
    {
      from: view.getUint16(tcp),
      to: view.getUint16(tcp + 2),
      sequence: view.getUint32(tcp + 4),
      opens: (view.getUint8(tcp + 13) & 0x12) === synWithoutAck,
      data: ip.subarray(data, view.getUint16(2)),
    },
  ];
}

function assemble(segments: readonly Segment[], first: number): Uint8Array {
  const placed = segments
    .map(({ sequence, data }) => ({ at: (sequence - first) >>> 0, data }))
    .sort((one, other) => one.at - other.at);
  const pieces: Uint8Array[] = [];
  let end = 0;
  for (const { at, data } of placed) {
    if (at > end) break;
    const fresh = data.subarray(end - at);
    pieces.push(fresh);
    end += fresh.length;
  }
  return new Uint8Array(Buffer.concat(pieces));
}
