import { writeChunkBasicHeader } from '../../../generated/rtmp/chunk-basic-header.js';
import { type ChunkMessageHeader, writeChunkMessageHeader } from '../../../generated/rtmp/chunk-message-header.js';
import {
  type ChunkStreamState,
  type ChunkStreamValue,
  receiveChunkStream,
  sendChunkStream,
} from '../../../generated/rtmp/chunk-stream.js';
import { EncodeError } from '../../runtime/errors.js';
import { Writer } from '../../runtime/writer.js';
import type { RawMessage } from './raw-message.js';

/** How the first chunk of a message begins, of those forms that a shorter one can stand for. */
export type HeaderForm = 'full' | 'sameStream' | 'delta';

/** The chunks of a message, one after the other; moves the state of its chunk stream. Throws EncodeError. */
export function chunksOf(
  message: RawMessage,
  chunkSize: number,
  state: ChunkStreamState,
  form?: HeaderForm,
): Uint8Array {
  const { payload } = message;
  const w = new Writer();
  try {
    writeHeader(w, message, state, openMessage(message, state, form));
    const first = w.position;
    if (payload.length > chunkSize) writeHeader(w, message, state, continueMessage(message, state));
    const between = w.position - first;
    const chunks = Math.max(1, Math.ceil(payload.length / chunkSize));
    const bytes = new Uint8Array(first + payload.length + (chunks - 1) * between);
    bytes.set(w.bytes.subarray(0, first));
    bytes.set(chunks === 1 ? payload : payload.subarray(0, chunkSize), first);
    let position = first + chunkSize;
    for (let from = chunkSize; from < payload.length; from += chunkSize) {
      bytes.set(w.bytes.subarray(first, first + between), position);
      bytes.set(payload.subarray(from, from + chunkSize), position + between);
      position += between + chunkSize;
    }
    return bytes;
  } finally {
    w.release();
  }
}

function openMessage(message: RawMessage, state: ChunkStreamState, form: HeaderForm | undefined): ChunkMessageHeader {
  const value = carriedBy(message);
  if (form === undefined) return sendChunkStream(state, value, opening);
  const header = sendChunkStream({ ...state, ...lacking[form] }, value, opening);
  receiveChunkStream(state, header, opening);
  return header;
}

const continueMessage = (message: RawMessage, state: ChunkStreamState): ChunkMessageHeader =>
  sendChunkStream(state, carriedBy(message), continuation);

const opening = { continuing: false, zeroAfterFull: false };
const continuation = { continuing: true, zeroAfterFull: false };

/** What the state must lack so that no shorter header will do. */
const lacking: Readonly<Record<HeaderForm, Partial<ChunkStreamState>>> = {
  full: { known: false },
  sameStream: { length: Number.NaN },
  delta: { full: true },
};

function carriedBy({ timestamp, typeId, streamId, payload }: RawMessage): ChunkStreamValue {
  // Differences of timestamps wrap, so that the codec would not see this one.
  if (timestamp >>> 0 !== timestamp) throw badTimestamp(timestamp);
  return { timestamp, length: payload.length, typeId, streamId };
}

function writeHeader(
  w: Writer,
  { chunkStreamId }: RawMessage,
  { extended }: ChunkStreamState,
  header: ChunkMessageHeader,
): void {
  const { format } = header;
  writeChunkBasicHeader(w, { format, chunkStreamId });
  writeChunkMessageHeader(w, header, { format, extended });
}

function badTimestamp(timestamp: number): EncodeError {
  const place = { offset: 0, path: 'rtmp.chunkStream.timestamp', rule: 'rtmp/5.3.1.2/layout' };
  return new EncodeError('out-of-range', `Expected an integer from 0 to 2^32 - 1, not ${timestamp},`, place);
}
