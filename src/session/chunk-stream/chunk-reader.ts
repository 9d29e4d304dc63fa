import { decodeAbort } from '../../../generated/rtmp/abort.js';
import { readChunkBasicHeader } from '../../../generated/rtmp/chunk-basic-header.js';
import { readChunkMessageHeader } from '../../../generated/rtmp/chunk-message-header.js';
import { receiveChunkStream } from '../../../generated/rtmp/chunk-stream.js';
import { defaultChunkSize } from '../../../generated/rtmp/constants.js';
import { MessageType } from '../../../generated/rtmp/message-type.js';
import { decodeSetChunkSize } from '../../../generated/rtmp/set-chunk-size.js';
import { needMore } from '../../runtime/need-more.js';
import { plainBytes } from '../../runtime/plain-bytes.js';
import { Reader } from '../../runtime/reader.js';
import { readLenientHeader } from './chunk-header.js';
import { type ChunkLimits, defaultChunkLimits } from './chunk-limits.js';
import { checkChunkSize } from './chunk-size.js';
import { completePayload } from './complete-payload.js';
import { IncomingChunkStream } from './incoming-chunk-stream.js';
import { IncomingPayload } from './incoming-payload.js';
import { PartialMessages } from './partial-messages.js';
import { PayloadRoom } from './payload-room.js';
import type { ReceivedMessage } from './received-message.js';

export interface ChunkReaderOptions {
  /** A type 3 chunk right after a type 0 chunk adds nothing to the timestamp, instead of the timestamp as delta. */
  readonly zeroAfterFull?: boolean;
  /** Tolerates peers that leave out the extended timestamp on type 3 chunks. */
  readonly lenientExtendedTimestamp?: boolean;
  readonly limits?: Partial<ChunkLimits>;
}

/**
 * Chunks in, messages out: one direction of a connection after its handshake.
 *
 * A payload stays in the pushed bytes until it is joined: who pushes must not change the bytes later.
 */
export class ChunkReader {
  readonly #onMessage: (message: ReceivedMessage) => void;
  readonly #zeroAfterFull: boolean;
  readonly #lenient: boolean;
  readonly #streams = new Map<number, IncomingChunkStream>();
  readonly #partials: PartialMessages;
  /** The chunk stream of the chunk whose payload is being read. */
  #current: IncomingChunkStream | undefined;
  /** Where the header of this chunk begins in the pushed bytes; -1 if it came before them. */
  #header = -1;
  /** Bytes of payload that this chunk still lacks. */
  #left = 0;
  /** The beginning of a header that the last push ended in. */
  #carry = nothing;
  readonly #room = new PayloadRoom();
  #chunkSize = defaultChunkSize;

  constructor(onMessage: (message: ReceivedMessage) => void, options: ChunkReaderOptions = {}) {
    this.#onMessage = onMessage;
    this.#zeroAfterFull = options.zeroAfterFull ?? false;
    this.#lenient = options.lenientExtendedTimestamp ?? false;
    this.#partials = new PartialMessages({ ...defaultChunkLimits, ...options.limits });
  }

  /** Bytes of payload in each chunk but the last of a message. Holds from the next chunk on, also within a message. */
  get chunkSize(): number {
    return this.#chunkSize;
  }

  set chunkSize(size: number) {
    this.#chunkSize = checkChunkSize(size);
  }

  /** Whether the bytes so far end with a message: neither within a chunk nor with a message that lacks chunks. */
  get isBetweenMessages(): boolean {
    return this.#carry.length === 0 && this.#current === undefined && this.#partials.count === 0;
  }

  /**
   * Takes the next bytes and reports each message that they complete. Set chunk size and abort take effect before the
   * next byte, and are reported like the others. Throws ProtocolError, LimitError, and DecodeError for a malformed set
   * chunk size or abort; what `onMessage` throws passes through. The reader is of no use after that.
   */
  push(bytes: Uint8Array): void {
    this.#header = -1;
    const start = this.#carry.length === 0 ? 0 : this.#finishHeader(bytes);
    const r = new Reader(plainBytes(bytes));
    r.position = start;
    while (this.#current === undefined || this.#fill(r, this.#current)) {
      this.#header = r.position;
      if (r.position === r.end) return;
      if (this.#readHeader(r)) continue;
      this.#carry = bytes.slice(this.#header);
      return;
    }
  }

  /** Discards the incomplete message of a chunk stream, if there is one. */
  abort(chunkStreamId: number): void {
    const stream = this.#streams.get(chunkStreamId);
    if (!stream?.payload) return;
    this.#partials.remove(stream.state.length);
    stream.payload = undefined;
  }

  /** Completes the header that was split. Gives how many of the bytes belong to it. */
  #finishHeader(bytes: Uint8Array): number {
    const carried = this.#carry.length;
    const joined = new Uint8Array(carried + Math.min(bytes.length, headerRoom));
    joined.set(this.#carry);
    joined.set(bytes.subarray(0, headerRoom), carried);
    const r = new Reader(joined);
    const isComplete = this.#readHeader(r);
    this.#carry = isComplete ? nothing : joined;
    return isComplete ? r.position - carried : joined.length - carried;
  }

  /** Reads the header of a chunk, and nothing of its payload. Gives whether it was all there. */
  #readHeader(r: Reader): boolean {
    const basic = readChunkBasicHeader(r);
    if (basic === needMore) return false;
    const { format, chunkStreamId } = basic;
    const known = this.#streams.get(chunkStreamId);
    const stream = known ?? new IncomingChunkStream(chunkStreamId);
    const { state } = stream;
    const header =
      state.extended && this.#lenient
        ? readLenientHeader(r, format, state)
        : readChunkMessageHeader(r, { format, extended: state.extended });
    if (header === needMore) return false;
    receiveChunkStream(state, header, { continuing: stream.payload !== undefined, zeroAfterFull: this.#zeroAfterFull });
    if (known === undefined) {
      this.#partials.checkChunkStreams(this.#streams.size + 1);
      this.#streams.set(chunkStreamId, stream);
    }
    if (stream.payload === undefined) {
      this.#partials.add(state.length);
      stream.payload = new IncomingPayload(state.length, this.#room);
    }
    this.#left = Math.min(this.#chunkSize, state.length - stream.payload.length);
    this.#current = stream;
    return true;
  }

  /** Takes payload up to the end of the chunk, and the chunks that go on with it. Gives whether the last was all there. */
  #fill(r: Reader, stream: IncomingChunkStream): boolean {
    const start = r.position;
    const size = Math.min(this.#left, r.end - start);
    r.position = start + size;
    this.#left -= size;
    const { payload } = stream;
    if (payload !== undefined && size > 0) {
      payload.add(r.bytes, this.#header, start, r.position, this.#chunkSize);
      if (this.#left === 0 && !stream.state.extended) {
        this.#left = payload.follow(stream.continuation);
        r.position = payload.end;
      }
    }
    if (this.#left > 0) return false;
    this.#current = undefined;
    if (payload?.length === stream.state.length) this.#deliver(stream, payload);
    return true;
  }

  #deliver(stream: IncomingChunkStream, payload: IncomingPayload): void {
    const { timestamp, typeId, streamId } = stream.state;
    stream.payload = undefined;
    this.#partials.remove(payload.length);
    if (typeId === MessageType.setChunkSize) this.#applySetChunkSize(payload.join());
    else if (typeId === MessageType.abort) this.#applyAbort(payload.join());
    this.#onMessage({ chunkStreamId: stream.id, timestamp, typeId, streamId, payload });
  }

  #applySetChunkSize(payload: Uint8Array): void {
    const { size } = completePayload(decodeSetChunkSize(payload), payload.length, 'rtmp.setChunkSize');
    this.chunkSize = size;
  }

  #applyAbort(payload: Uint8Array): void {
    this.abort(completePayload(decodeAbort(payload), payload.length, 'rtmp.abort').chunkStreamId);
  }
}

const nothing = new Uint8Array(0);
/** No header is longer; a little too much does no harm. */
const headerRoom = 32;
