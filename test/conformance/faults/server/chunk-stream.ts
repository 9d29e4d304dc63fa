import type { FaultText } from '../fault.js';

const basicHeader = 'generated/rtmp/chunk-basic-header.ts';
const messageHeader = 'generated/rtmp/chunk-message-header.ts';
const chunkStream = 'generated/rtmp/chunk-stream.ts';
const reader = 'src/session/chunk-stream/chunk-reader.ts';
const chunks = 'src/session/chunk-stream/chunks.ts';

const extendedOnType3 = 'errata/5.1/extended-timestamp-on-type-3';

export const chunkStreamFaults: readonly FaultText[] = [
  {
    name: 'three-byte-id-big-endian',
    what: 'A chunk stream id of three bytes is read big-endian',
    rules: ['errata/4.1/chunk-stream-id'],
    mutations: [
      {
        file: basicHeader,
        find: `spelled = r.view.getUint16(p, true) + 64;`,
        replace: `spelled = r.view.getUint16(p) + 64;`,
      },
    ],
  },
  {
    name: 'two-byte-id-without-64',
    what: 'The 64 is not added to a chunk stream id of two bytes',
    rules: ['rtmp/5.3.1.1/every-form-of-id', 'rtmp/5.3.1.1/layout'],
    mutations: [
      { file: basicHeader, find: `spelled = r.view.getUint8(p) + 64;`, replace: `spelled = r.view.getUint8(p);` },
    ],
  },
  {
    name: 'three-byte-id-unknown',
    what: 'The three-byte form of a chunk stream id is read as one of two bytes',
    rules: ['rtmp/5.3.1.1/every-form-of-id', 'rtmp/5.3.1.1/layout'],
    mutations: [
      {
        file: basicHeader,
        find: `spelled = r.view.getUint16(p, true) + 64;
    p += 2;`,
        replace: `spelled = r.view.getUint8(p) + 64;
    p += 1;`,
      },
    ],
  },
  {
    name: 'extended-timestamp-not-written-on-type-3',
    what: 'Type 3 chunks are written without the extended timestamp',
    rules: [extendedOnType3],
    mutations: [
      {
        file: chunks,
        find: `writeChunkMessageHeader(w, header, { format, extended });`,
        replace: `if (format !== 3) writeChunkMessageHeader(w, header, { format, extended });`,
      },
    ],
  },
  {
    name: 'extended-timestamp-not-read-on-type-3',
    what: 'The extended timestamp of a type 3 chunk is taken for payload',
    rules: [extendedOnType3],
    mutations: [
      {
        file: reader,
        find: `readChunkMessageHeader(r, { format, extended: state.extended });`,
        replace: `readChunkMessageHeader(r, { format, extended: false });`,
      },
      { file: reader, find: `state.extended && this.#lenient`, replace: `state.extended && this.#lenient && false` },
    ],
  },
  {
    name: 'extended-timestamp-ignored',
    what: 'The extended timestamp is skipped, and 0xFFFFFF is the time',
    rules: ['rtmp/5.3.1.3/extended-in-full', 'rtmp/5.3.1.2/layout'],
    mutations: [
      {
        file: chunkStream,
        find: `const timestamp = wire.extendedTimestamp ?? wire.timestamp;`,
        replace: `const timestamp = wire.timestamp ?? wire.extendedTimestamp;`,
      },
    ],
  },
  {
    name: 'delta-taken-as-absolute',
    what: 'The delta of a type 1 chunk is taken for the timestamp itself',
    rules: ['rtmp/5.3.1.2.5/adds-the-delta', 'rtmp/5.3.1.2/every-type', 'rtmp/5.3.1.2/layout'],
    mutations: [
      {
        file: chunkStream,
        find: `    state.timestamp = (state.timestamp + (timestamp ?? 0)) >>> 0;
    state.carried = timestamp ?? 0;
    state.extended = wire.extendedTimestamp !== undefined;
    state.length`,
        replace: `    state.timestamp = timestamp ?? 0;
    state.carried = timestamp ?? 0;
    state.extended = wire.extendedTimestamp !== undefined;
    state.length`,
      },
    ],
  },
  {
    name: 'type-2-delta-dropped',
    what: 'The delta of a type 2 chunk is not added',
    rules: ['rtmp/5.3.1.2.5/adds-the-delta', 'rtmp/5.3.1.2/every-type', 'rtmp/5.3.1.2/layout'],
    mutations: [
      {
        file: chunkStream,
        find: `    state.full = false;
    state.timestamp = (state.timestamp + (timestamp ?? 0)) >>> 0;
    state.carried = timestamp ?? 0;
    state.extended = wire.extendedTimestamp !== undefined;
  }`,
        replace: `    state.full = false;
    state.carried = timestamp ?? 0;
    state.extended = wire.extendedTimestamp !== undefined;
  }`,
      },
    ],
  },
  {
    name: 'type-3-repeats-no-delta',
    what: 'A type 3 chunk that begins a message does not add the delta again',
    rules: ['rtmp/5.3.1.2.4/repeats-the-last', 'rtmp/5.3.1.2.4/type-3-after-type-0'],
    mutations: [{ file: chunkStream, find: `(state.full && given.zeroAfterFull ? 0 : state.carried)`, replace: `0` }],
  },
  {
    name: 'timestamps-do-not-wrap',
    what: 'A timestamp beyond 2^32 - 1 stays there instead of wrapping',
    rules: ['errata/7/timestamps-wrap', 'rtmp/5.3.1.2/layout'],
    mutations: [
      {
        file: chunkStream,
        find: `  return { timestamp: state.timestamp, length: state.length, typeId: state.typeId, streamId: state.streamId };`,
        replace: `  if (state.timestamp < before && wire.format !== 0) state.timestamp = 0xffffffff;
  return { timestamp: state.timestamp, length: state.length, typeId: state.typeId, streamId: state.streamId };`,
      },
      {
        file: chunkStream,
        find: `const timestamp = wire.extendedTimestamp ?? wire.timestamp;`,
        replace: `const timestamp = wire.extendedTimestamp ?? wire.timestamp;
  const before = state.timestamp;`,
      },
    ],
  },
  {
    name: 'chunk-size-ignored',
    what: 'Set chunk size has no effect on what is read',
    rules: ['rtmp/5.4.1/for-next-chunks', 'rtmp/5.4/at-once', 'rtmp/5.4.1/layout'],
    mutations: [{ file: reader, find: `    this.chunkSize = size;`, replace: `    checkChunkSize(size);` }],
  },
  {
    name: 'chunk-size-one-message-late',
    what: 'A new chunk size takes effect after the message that follows set chunk size',
    rules: ['rtmp/5.4.1/for-next-chunks', 'rtmp/5.4/at-once'],
    mutations: [
      { file: reader, find: `    this.chunkSize = size;`, replace: `    this.late = size;` },
      {
        file: reader,
        find: `    else if (typeId === MessageType.abort) this.#applyAbort(payload.join());`,
        replace: `    else if (typeId === MessageType.abort) this.#applyAbort(payload.join());
    if (typeId !== MessageType.setChunkSize && this.late > 0) {
      this.chunkSize = this.late;
      this.late = 0;
    }`,
      },
      {
        file: reader,
        find: `  #chunkSize = defaultChunkSize;`,
        replace: `  #chunkSize = defaultChunkSize;
  private late = 0;`,
      },
    ],
  },
  {
    name: 'media-cut-otherwise-than-announced',
    what: 'Media for players are cut into chunks of twice the size that was announced',
    rules: ['rtmp/5.4.1/each-direction', 'rtmp/5.4.1/for-next-chunks', 'rtmp/5.4/at-once', 'peers/relay/large-frame'],
    mutations: [
      {
        file: 'src/session/message-stream/message-stream.ts',
        find: `run.bytes(streamId, this.chunkSize)`,
        replace: `run.bytes(streamId, 2 * this.chunkSize)`,
      },
    ],
  },
  {
    name: 'abort-ignored',
    what: 'Abort leaves the incomplete message where it is',
    rules: ['errata/6/discard-partial'],
    mutations: [
      {
        file: reader,
        find: `    else if (typeId === MessageType.abort) this.#applyAbort(payload.join());`,
        replace: '',
      },
    ],
  },
  {
    name: 'abort-discards-all',
    what: 'Abort discards the incomplete messages of all chunk streams',
    rules: ['errata/6/aborts-one', 'errata/6/discard-partial'],
    mutations: [
      {
        file: reader,
        find: `    this.abort(completePayload(`,
        replace: `    for (const id of this.#streams.keys()) this.abort(id);
    this.abort(completePayload(`,
      },
    ],
  },
  {
    name: 'no-interleaving',
    what: 'A chunk of another chunk stream discards the message that is incomplete',
    rules: ['rtmp/5.3/interleaved'],
    mutations: [
      {
        file: reader,
        find: `    const { state } = stream;
    const header =`,
        replace: `    for (const other of this.#streams.keys()) if (other !== chunkStreamId && other !== 2) this.abort(other);
    const { state } = stream;
    const header =`,
      },
    ],
  },
  {
    name: 'message-stream-id-big-endian',
    what: 'The message stream id is read big-endian',
    rules: ['rtmp/5.3.1.2/layout'],
    mutations: [
      {
        file: messageHeader,
        find: `streamId = r.view.getUint32(p, true);`,
        replace: `streamId = r.view.getUint32(p);`,
      },
    ],
  },
  {
    name: 'message-stream-id-written-big-endian',
    what: 'The message stream id is written big-endian',
    rules: ['rtmp/5.3.1.2/layout', 'peers/status-in-stream/status-in-its-stream'],
    mutations: [
      {
        file: messageHeader,
        find: `checkUint(value.streamId, 0, 0xffffffff, streamIdPath, layoutRule), true);`,
        replace: `checkUint(value.streamId, 0, 0xffffffff, streamIdPath, layoutRule));`,
      },
    ],
  },
  {
    name: 'header-without-predecessor-accepted',
    what: 'A type 1, 2 or 3 chunk without a predecessor on its chunk stream is taken',
    rules: ['rtmp/5.3.1.2/predecessor', 'rtmp/5.3.1.2.1/begins-with-type-0', 'peers/robustness/bad-chunks'],
    mutations: [
      {
        file: chunkStream,
        find: `  const timestamp = wire.extendedTimestamp ?? wire.timestamp;`,
        replace: `  const timestamp = wire.extendedTimestamp ?? wire.timestamp;
  state.known = true;`,
      },
    ],
  },
  {
    name: 'full-header-restarts-message',
    what: 'A type 0 chunk within a message goes on with that message',
    rules: ['rtmp/5.3.1.2.4/message-in-progress', 'peers/robustness/bad-chunks'],
    mutations: [
      {
        file: chunkStream,
        find: `    if (given.continuing) throw illegalTransition('rtmp.chunkStream.full', messageInProgressRule);`,
        replace: `    if (given.continuing) return state;`,
      },
    ],
  },
];
