import type { FaultText } from '../fault.js';

const peer = 'src/server/peer.ts';
const sessionOptions = 'src/session/connection/options.ts';

export const limitFaults: readonly FaultText[] = [
  {
    name: 'process-ends-on-malformed-input',
    what: 'What a peer sends malformed ends the process',
    rules: ['peers/robustness/lives-on', 'peers/robustness/ends-alone', 'peers/robustness/bad-values'],
    mutations: [
      { file: peer, find: `    this.fail(code ?? 'internal-error', error.message);`, replace: `    process.exit(1);` },
    ],
  },
  {
    name: 'all-connections-end-on-malformed-input',
    what: 'What one peer sends malformed ends the connections of all',
    rules: ['peers/robustness/others-go-on', 'peers/robustness/ends-alone', 'peers/robustness/bad-values'],
    mutations: [
      {
        file: peer,
        find: `    this.fail(code ?? 'internal-error', error.message);`,
        replace: `    for (const other of all) other.fail(code ?? 'internal-error', error.message);`,
      },
      {
        file: peer,
        find: `    this.log = log.about({ peer: connection.remote });`,
        replace: `    all.add(this);\n    this.log = log.about({ peer: connection.remote });`,
      },
      {
        file: peer,
        find: `export class Peer implements`,
        replace: `const all = new Set<Peer>();\nexport class Peer implements`,
      },
    ],
  },
  {
    name: 'depth-not-limited',
    what: 'Objects may be nested as deep as one likes, until the stack ends the process',
    rules: ['peers/bounded-memory/deep-nesting'],
    mutations: [
      {
        file: 'src/runtime/checks.ts',
        find: `  if (depth >= limit) throw tooDeep(`,
        replace: `  if (depth < 0) throw tooDeep(`,
      },
      {
        file: peer,
        find: `    const code = 'code' in error &&`,
        replace: `    if (error instanceof RangeError) process.exit(1);\n    const code = 'code' in error &&`,
      },
    ],
  },
  {
    name: 'command-size-not-limited',
    what: 'Commands may have any size',
    rules: ['peers/bounded-memory/long-lengths', 'errata/7/payload-size'],
    mutations: [{ file: sessionOptions, find: `  commandSize: 1 << 20,`, replace: `  commandSize: 2 ** 31,` }],
  },
  {
    name: 'partial-messages-not-limited',
    what: 'Any number of messages may be begun on any number of chunk streams',
    rules: ['peers/bounded-memory/many-chunk-streams'],
    mutations: [
      {
        file: 'src/session/chunk-stream/partial-messages.ts',
        find: `  if (found <= limit) return;`,
        replace: `  if (found <= limit || found > 0) return;`,
      },
    ],
  },
  {
    name: 'malformed-input-ignored',
    what: 'A command with an unknown marker is dropped, and the connection goes on as if nothing were wrong',
    rules: ['errata/2/errors-noticed'],
    mutations: [
      {
        file: 'src/session/message-stream/message-stream.ts',
        find: `if (meant === undefined || message === undefined || !beginsWithName(message)) throw error;`,
        replace: `if (meant === undefined || message === undefined || !beginsWithName(message)) return { raw, message: undefined };`,
      },
    ],
  },
  {
    name: 'chunk-size-0-accepted',
    what: 'A chunk size of 0 does not end the connection and changes nothing',
    rules: ['peers/robustness/bad-control', 'rtmp/5.4.1/at-least-one'],
    mutations: [
      {
        file: 'src/session/chunk-stream/chunk-reader.ts',
        find: `const { size } = completePayload(decodeSetChunkSize(payload), payload.length, 'rtmp.setChunkSize');`,
        replace: `if (payload.length === 4 && payload.every((byte) => byte === 0)) return;
    const { size } = completePayload(decodeSetChunkSize(payload), payload.length, 'rtmp.setChunkSize');`,
      },
      {
        file: 'src/session/message-stream/message-stream.ts',
        find: `  #decode({ typeId, payload }: RawMessage): Message {`,
        replace: `  #decode({ typeId, payload }: RawMessage): Message {
    if (typeId === 1) return { kind: 'setChunkSize', size: 128 };`,
      },
    ],
  },
  {
    name: 'truncated-command-hangs',
    what: 'A command that ends in the middle of a value is neither answered nor refused, and nothing after it is read',
    rules: ['peers/robustness/bad-values', 'peers/robustness/lives-on', 'amf0/2.1/layout'],
    mutations: [
      {
        file: peer,
        find: `    this.fail(code ?? 'internal-error', error.message);`,
        replace: `    if (code === 'truncated') this.connection.pause();
    else this.fail(code ?? 'internal-error', error.message);`,
      },
    ],
  },
];
