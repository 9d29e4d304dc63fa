import type { ClientFaultText } from '../fault.js';

const handshake = 'src/session/handshake/client-handshake.ts';
const packets = 'src/session/handshake/packets.ts';
const connection = 'src/session/connection/client-connection.ts';

export const clientHandshakeFaults: readonly ClientFaultText[] = [
  {
    name: 'client-c2-no-echo',
    what: 'C2 is random instead of an echo of S1',
    rules: ['rtmp/5.2.4/echo'],
    mutations: [{ file: handshake, find: `: plainEcho(hello);`, replace: `: plainHello(this.#options);` }],
  },
  {
    name: 'client-c2-before-s1',
    what: 'C2 is sent with C1, before S1 has come',
    rules: ['rtmp/5.2.1/client-waits-for-s1'],
    mutations: [
      {
        file: handshake,
        find: `      signing === undefined ? plainHello(this.#options) : signedHello(scheme, false, signing),
    ]);`,
        replace: `      signing === undefined ? plainHello(this.#options) : signedHello(scheme, false, signing),
      plainHello(this.#options),
    ]);`,
      },
      { file: handshake, find: `        send = this.#answer(hello);`, replace: `        this.#answer(hello);` },
    ],
  },
  {
    name: 'client-connect-before-s2',
    what: 'connect is sent with C2, before S2 has come',
    rules: ['rtmp/5.2.1/client-waits-for-s2'],
    mutations: [
      {
        file: connection,
        find: `if (send.length > 0) this.#send(send);`,
        replace: `if (send.length > 0) {
      this.#send(send);
      this.#sendConnect?.();
    }`,
      },
      {
        file: connection,
        find: `    this.#link.state = 'connecting';
    this.#sendConnect?.();`,
        replace: `    this.#link.state = 'connecting';`,
      },
    ],
  },
  {
    name: 'client-s2-verified',
    what: 'An S2 that is no exact echo of C1 ends the connection',
    rules: ['errata/3/tolerate-other-echo'],
    mutations: [
      {
        file: handshake,
        find: `    return joined([
      ownVersion(),
      signing === undefined ? plainHello(this.#options) : signedHello(scheme, false, signing),
    ]);`,
        replace: `    this.told = joined([
      ownVersion(),
      signing === undefined ? plainHello(this.#options) : signedHello(scheme, false, signing),
    ]);
    return this.told;`,
      },
      {
        file: handshake,
        find: `if (this.#stage === 'echo' && skipEcho(this.#incoming)) this.#stage = 'done';`,
        replace: `const echo = this.#stage === 'echo' ? this.#incoming.take(1536) : undefined;
    if (echo?.some((byte, at) => at >= 8 && byte !== this.told[at + 1])) throw new Error('S2 is no echo');
    if (echo !== undefined) this.#stage = 'done';`,
      },
      {
        file: handshake,
        find: `  readonly #incoming = new Incoming();`,
        replace: `  readonly #incoming = new Incoming();
  private told: Uint8Array = new Uint8Array(0);`,
      },
    ],
  },
  {
    name: 'client-version-4',
    what: 'C0 asks for version 4',
    rules: ['rtmp/5.2.2/asks-for-version-3', 'rtmp/5.2.2/layout'],
    mutations: [
      { file: packets, find: `encodeHandshakeVersion(HandshakeVersion.plain)`, replace: `encodeHandshakeVersion(4)` },
    ],
  },
];
