import { crc32 } from 'node:zlib';
import { MessageType } from '../../../generated/rtmp/index.js';

/** A frame as it is sent: what stands in front makes it FLV, what follows makes a loss or a change show. */
export interface Frame {
  readonly typeId: number;
  readonly sequence: number;
  readonly isKey: boolean;
}

export interface ReceivedFrame extends Frame {
  /** On the clock of the process that sent it. */
  readonly sentAt: number;
}

const keyStart = [0x17, 1, 0, 0, 0];
const pictureStart = [0x27, 1, 0, 0, 0];
const audioStart = [0xaf, 1];
/** Sequence number, time of sending. */
const headSize = 12;
const checksumSize = 4;

export const videoHeader = Uint8Array.from([0x17, 0, 0, 0, 0, 1, 0x64, 0, 0x1f, 0xff]);
export const audioHeader = Uint8Array.from([0xaf, 0, 0x12, 0x10]);

export function encodeFrame({ typeId, sequence, isKey }: Frame, size: number, sentAt: number): Uint8Array {
  const start = typeId === MessageType.audio ? audioStart : isKey ? keyStart : pictureStart;
  const bytes = new Uint8Array(start.length + headSize + size + checksumSize);
  const view = new DataView(bytes.buffer);
  bytes.set(start);
  view.setUint32(start.length, sequence);
  view.setFloat64(start.length + 4, sentAt);
  for (let at = start.length + headSize; at < bytes.length - checksumSize; at++)
    bytes[at] = (at * 31 + sequence) & 0xff;
  view.setUint32(bytes.length - checksumSize, crc32(bytes.subarray(0, -checksumSize)));
  return bytes;
}

/** Undefined if the frame is not as it was sent. */
export function decodeFrame(typeId: number, bytes: Uint8Array): ReceivedFrame | undefined {
  const start = typeId === MessageType.audio ? audioStart : keyStart;
  if (bytes.length < start.length + headSize + checksumSize) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(bytes.length - checksumSize) !== crc32(bytes.subarray(0, -checksumSize))) return undefined;
  const sequence = view.getUint32(start.length);
  const isKey = typeId !== MessageType.audio && bytes[0] === keyStart[0];
  return { typeId, sequence, isKey, sentAt: view.getFloat64(start.length + 4) };
}

/** What tells a decoder how to begin; it carries no frame. */
export const isHeader = (bytes: Uint8Array): boolean => bytes[1] === 0;
