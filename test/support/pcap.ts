/** The side of a TCP connection that opened it, and the bytes that it sent. */
export interface CapturedClient {
  readonly port: number;
  readonly bytes: Uint8Array;
}

/** What both sides of a TCP connection sent. */
export interface CapturedConnection {
  /** The port of the side that opened it. */
  readonly port: number;
  readonly client: Uint8Array;
  readonly server: Uint8Array;
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  readonly opens: boolean;
  readonly answers: boolean;
  readonly data: Uint8Array;
}

const fileHeader = 24;
const packetHeader = 16;
const ethernetHeader = 14;
const tcpProtocol = 6;
const synchronize = 0x02;
const acknowledge = 0x10;

/**
 * What each side of the connections in a capture sent: classic pcap, little-endian, Ethernet, IPv4, TCP. Enough for
 * captures made on the loopback interface, where nothing is lost; a gap ends the bytes of its side.
 */
export function capturedConnections(file: Uint8Array): CapturedConnection[] {
  const segments = packets(file).flatMap(segmentOf);
  return segments
    .filter(({ opens }) => opens)
    .map(({ from, to, sequence }) => ({
      port: from,
      client: sentBy(segments, from, to, sequence + 1),
      server: sentBy(segments, to, from, answered(segments, to, from)),
    }));
}

/** What both sides of the first connection sent, in the order in which it was seen. */
export function capturedTurns(file: Uint8Array): { readonly by: 'client' | 'server'; readonly bytes: Uint8Array }[] {
  const segments = packets(file).flatMap(segmentOf);
  const opening = segments.find(({ opens }) => opens);
  const port = opening?.from;
  const next = { client: (opening?.sequence ?? 0) + 1, server: answered(segments, opening?.to ?? 0, port ?? 0) };
  return segments.flatMap(({ from, to, sequence, data }) => {
    if (data.length === 0 || (from !== port && to !== port)) return [];
    const by = from === port ? 'client' : 'server';
    // Sent again, or behind something that is missing.
    if (sequence !== next[by]) return [];
    next[by] = (sequence + data.length) >>> 0;
    return [{ by, bytes: data }];
  });
}

/** What each client in a capture sent. */
export const capturedClients = (file: Uint8Array): CapturedClient[] =>
  capturedConnections(file).map(({ port, client }) => ({ port, bytes: client }));

const sentBy = (segments: readonly Segment[], from: number, to: number, first: number): Uint8Array =>
  assemble(
    segments.filter((segment) => segment.from === from && segment.to === to && segment.data.length > 0),
    first,
  );

/** Where the bytes of the side begin that was called. */
function answered(segments: readonly Segment[], from: number, to: number): number {
  const answer = segments.find((segment) => segment.from === from && segment.to === to && segment.answers);
  return (answer?.sequence ?? 0) + 1;
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
  const flags = view.getUint8(tcp + 13) & (synchronize | acknowledge);
  const data = tcp + (view.getUint8(tcp + 12) >> 4) * 4;
  return [
    {
      from: view.getUint16(tcp),
      to: view.getUint16(tcp + 2),
      sequence: view.getUint32(tcp + 4),
      opens: flags === synchronize,
      answers: flags === synchronize + acknowledge,
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
