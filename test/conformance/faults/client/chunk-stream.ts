import type { ClientFaultText } from '../fault.js';

const messages = 'src/session/message-stream/message-stream.ts';
const reader = 'src/session/chunk-stream/chunk-reader.ts';

export const clientChunkStreamFaults: readonly ClientFaultText[] = [
  {
    name: 'client-chunk-size-ignored',
    what: 'Set chunk size of the server has no effect on what is read',
    rules: ['rtmp/5.4.1/for-next-chunks', 'rtmp/5.4/at-once'],
    mutations: [{ file: reader, find: `    this.chunkSize = size;`, replace: `    checkChunkSize(size);` }],
  },
  {
    name: 'client-chunk-size-not-announced',
    what: 'The client cuts with a new chunk size and does not say so',
    rules: ['rtmp/5.4.1/own-chunk-size', 'rtmp/5.4.1/first-size'],
    target: 'publisher',
    mutations: [
      {
        file: messages,
        find: `    this.#sendControl({ kind: 'setChunkSize', size });`,
        replace: `    this.#writer.chunkSize = size;`,
      },
    ],
  },
  {
    name: 'client-extended-timestamp-not-written-on-type-3',
    what: 'Type 3 chunks are written without the extended timestamp',
    rules: ['errata/5.1/extended-timestamp-on-type-3'],
    target: 'publisher',
    mutations: [
      {
        file: 'src/session/chunk-stream/chunks.ts',
        find: `writeChunkMessageHeader(w, header, { format, extended });`,
        replace: `if (format !== 3) writeChunkMessageHeader(w, header, { format, extended });`,
      },
    ],
  },
  {
    name: 'client-extended-timestamp-not-read-on-type-3',
    what: 'The extended timestamp of a type 3 chunk is taken for payload',
    rules: ['errata/5.1/extended-timestamp-on-type-3'],
    target: 'player',
    mutations: [
      {
        file: reader,
        find: `readChunkMessageHeader(r, { format, extended: state.extended });`,
        replace: `readChunkMessageHeader(r, { format, extended: false });`,
      },
      { file: reader, find: `state.extended && this.#lenient`, replace: `state.extended && this.#lenient && false` },
    ],
  },
];
