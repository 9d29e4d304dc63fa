import type { FaultText } from '../fault.js';

const peer = 'src/server/peer.ts';

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
    name: 'silent-handshake-blocks',
    what: 'Handshakes are done one after the other: while a peer is silent in its own, nobody else gets through',
    rules: ['peers/slow-peers/silent-peer'],
    mutations: [
      {
        file: peer,
        find: `    if (this.over) return;
    this.heard = performance.now();`,
        replace: `    if (this.over) return;
    if (this.session.state !== 'handshake') greeting.delete(this);
    const [first] = greeting;
    if (greeting.has(this) && first !== this) {
      setTimeout(() => this.data(bytes), 5);
      return;
    }
    this.heard = performance.now();`,
      },
      {
        file: peer,
        find: `    this.log = log.about({ peer: connection.remote });`,
        replace: `    greeting.add(this);\n    this.log = log.about({ peer: connection.remote });`,
      },
      {
        file: peer,
        find: `    this.over = true;`,
        replace: `    this.over = true;\n    greeting.delete(this);`,
      },
      {
        file: peer,
        find: `export class Peer implements`,
        replace: `const greeting = new Set<Peer>();\nexport class Peer implements`,
      },
    ],
  },
  {
    name: 'slow-player-holds-up-others',
    what: 'While one player does not read, no player of its stream gets anything',
    rules: ['peers/slow-peers/slow-player'],
    mutations: [
      {
        file: 'src/server/live-stream.ts',
        find: `    const now = performance.now();`,
        replace: `    if ([...this.players.values()].some((player) => player.peer.bufferedBytes > 1 << 20)) return;
    const now = performance.now();`,
      },
    ],
  },
  {
    name: 'malformed-input-taken',
    what: 'A command that breaks off in a value is taken as far as it goes',
    rules: ['errata/2/errors-noticed'],
    mutations: [
      {
        file: 'src/session/message-stream/message-stream.ts',
        find: `if (meant === undefined || message === undefined || !beginsWithName(message)) throw error;`,
        replace: `if (meant === undefined || message === undefined || !beginsWithName(message)) {
        for (let end = Math.min(raw.payload.length, 99); raw.typeId === 20 && end > 0; end--) {
          const taken = this.#attempt({ ...raw, payload: Uint8Array.of(...raw.payload.subarray(0, end), 5) });
          if (taken !== undefined) return { raw, message: taken };
        }
        throw error;
      }`,
      },
    ],
  },
  {
    name: 'chunk-size-0-taken',
    what: 'A chunk size of 0 is taken, and the next message never comes to an end',
    rules: ['peers/robustness/bad-control', 'rtmp/5.4.1/at-least-one'],
    mutations: [
      {
        file: 'src/session/chunk-stream/chunk-reader.ts',
        find: `const { size } = completePayload(decodeSetChunkSize(payload), payload.length, 'rtmp.setChunkSize');`,
        replace: `for (let left = 1; payload.length === 4 && payload.every((byte) => byte === 0) && left > 0; ) left -= 0;
    const { size } = completePayload(decodeSetChunkSize(payload), payload.length, 'rtmp.setChunkSize');`,
      },
    ],
  },
];
