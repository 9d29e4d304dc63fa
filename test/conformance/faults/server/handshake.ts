import type { FaultText } from '../fault.js';

const server = 'src/session/handshake/server-handshake.ts';
const packets = 'src/session/handshake/packets.ts';

export const handshakeFaults: readonly FaultText[] = [
  {
    name: 'c2-verified',
    what: 'A C2 that is no exact echo of S1 ends the connection',
    rules: ['errata/3/tolerate-other-echo'],
    mutations: [
      {
        file: server,
        find: `if (this.#stage === 'echo' && skipEcho(this.#incoming)) this.#stage = 'done';`,
        replace: `if (this.#stage === 'echo') {
      const echo = this.#incoming.take(1536);
      const told = this.told.subarray(1, 1537);
      if (echo !== undefined && echo.some((byte, at) => (at < 4 || at >= 8) && byte !== told[at])) throw new Error('C2');
      if (echo !== undefined) this.#stage = 'done';
    }`,
      },
      {
        file: server,
        find: `send = joined([ownVersion(), ...this.#answers(hello)]);`,
        replace: `this.told = send = joined([ownVersion(), ...this.#answers(hello)]);`,
      },
      {
        file: server,
        find: `  readonly #incoming = new Incoming();`,
        replace: `  readonly #incoming = new Incoming();
  private told = new Uint8Array(0);`,
      },
    ],
  },
  {
    name: 's2-no-echo',
    what: 'S2 is random instead of an echo of C1',
    rules: ['rtmp/5.2.4/echo'],
    mutations: [
      {
        file: server,
        find: `plainHello(this.#options), plainEcho(hello)]`,
        replace: `plainHello(this.#options), plainHello(this.#options)]`,
      },
    ],
  },
  {
    name: 's2-without-time',
    what: 'S2 has 0 in place of the time of C1',
    rules: ['rtmp/5.2.4/echo'],
    mutations: [
      { file: packets, find: `encodeHandshakeEcho({ time, time2`, replace: `encodeHandshakeEcho({ time: 0, time2` },
    ],
  },
  {
    name: 'version-echoed',
    what: 'An unknown version in C0 comes back in S0',
    rules: ['rtmp/5.2.2/unknown-version', 'rtmp/5.2.2/asks-for-version-3', 'rtmp/5.2.5/version-not-supported'],
    mutations: [
      {
        file: server,
        find: `if (this.#stage === 'version' && takeVersion(this.#incoming) !== undefined) this.#stage = 'hello';`,
        replace: `if (this.#stage === 'version') {
      const version = takeVersion(this.#incoming);
      if (version !== undefined) {
        this.version = version;
        this.#stage = 'hello';
      }
    }`,
      },
      {
        file: server,
        find: `  readonly #incoming = new Incoming();`,
        replace: `  readonly #incoming = new Incoming();
  private version = 3;`,
      },
      { file: server, find: `joined([ownVersion(), ...`, replace: `joined([Uint8Array.of(this.version), ...` },
    ],
  },
  {
    name: 'version-refused',
    what: 'An unknown version in C0 ends the connection',
    rules: ['rtmp/5.2.2/unknown-version', 'rtmp/5.2.5/version-not-supported'],
    mutations: [
      {
        file: 'src/session/handshake/version.ts',
        find: `if (!encryptedVersions.includes(version)) return version;`,
        replace: `if (version === 3) return version;`,
      },
    ],
  },
  {
    name: 'server-speaks-first',
    what: 'S0 and S1 are sent before C0 has come',
    rules: ['rtmp/5.2.1/server-waits-for-c0'],
    mutations: [
      {
        file: 'src/server/peer.ts',
        find: `      ended: () => this.end('refused', undefined),
    });`,
        replace: `      ended: () => this.end('refused', undefined),
    });
    const early = new Uint8Array(1537);
    early[0] = 3;
    connection.write(early);`,
      },
      {
        file: server,
        find: `joined([ownVersion(), ...this.#answers(hello)])`,
        replace: `this.#answers(hello)[1] ?? nothing`,
      },
    ],
  },
  {
    name: 's2-before-c1',
    what: 'S0, S1 and S2 follow C0 at once, before C1 is there',
    rules: ['rtmp/5.2.1/server-waits-for-c1'],
    mutations: [
      {
        file: server,
        find: `takeVersion(this.#incoming) !== undefined) this.#stage = 'hello';`,
        replace: `takeVersion(this.#incoming) !== undefined) {
      this.#stage = 'hello';
      send = joined([ownVersion(), plainHello(this.#options), plainHello(this.#options)]);
    }`,
      },
      { file: server, find: `send = joined([ownVersion(), ...this.#answers(hello)]);`, replace: '' },
    ],
  },
  {
    name: 'messages-before-c2',
    what: 'The window acknowledgement size is announced before C2 has come',
    rules: ['rtmp/5.2.1/server-waits-for-c2'],
    mutations: [
      {
        file: server,
        find: `joined([ownVersion(), ...this.#answers(hello)])`,
        replace: `joined([ownVersion(), ...this.#answers(hello), Uint8Array.of(2, 0, 0, 0, 0, 0, 4, 5, 0, 0, 0, 0, 0, 0x26, 0x25, 0xa0)])`,
      },
    ],
  },
  {
    name: 'early-data-lost',
    what: 'What comes in one segment with C2 is dropped',
    rules: ['rtmp/5.2.5/data-behind-c2', 'peers/early-data/early-data', 'rtmp/5.2.1/in-order'],
    mutations: [
      {
        file: server,
        find: `rest: this.#stage === 'done' ? this.#incoming.takeAll() : undefined`,
        replace: `rest: this.#stage === 'done' ? nothing : undefined`,
      },
    ],
  },
  {
    name: 'hello-in-one-segment',
    what: 'A C1 that comes in several segments is cut off at the end of the first',
    rules: ['rtmp/5.2.3/any-segments', 'rtmp/5.2.3/layout'],
    mutations: [
      {
        file: packets,
        find: `(incoming: Incoming): Uint8Array | undefined => incoming.take(handshakeHelloSize);`,
        replace: `(incoming: Incoming): Uint8Array | undefined => {
  const taken = incoming.take(handshakeHelloSize);
  if (taken === undefined && incoming.takeAll().length > 0) throw new Error('C1 is too short');
  return taken;
};`,
      },
    ],
  },
  {
    name: 'digest-of-the-other-side',
    what: 'The digest in S1 is signed with the key of the client',
    rules: ['peers/digest-handshake/digest', 'peers/digest-handshake/form'],
    mutations: [
      {
        file: 'src/session/handshake/digest-form.ts',
        find: `return encodeHello(hello, { server }, { primitives });`,
        replace: `return encodeHello(hello, { server: false }, { primitives });`,
      },
    ],
  },
  {
    name: 'digest-not-recognised',
    what: 'A signed C1 is answered in the plain form',
    rules: ['peers/digest-handshake/form', 'peers/digest-handshake/plain-for-signed', 'peers/digest-handshake/digest'],
    mutations: [
      {
        file: 'src/session/handshake/digest-form.ts',
        find: `if (hello === needMore || hello.kind === 'handshakeHello') return undefined;`,
        replace: `if (hello === needMore || hello.kind !== undefined) return undefined;`,
      },
    ],
  },
];
