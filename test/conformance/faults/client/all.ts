import type { Fault } from '../fault.js';

const handshake = 'src/session/handshake/client-handshake.ts';
const packets = 'src/session/handshake/packets.ts';
const connection = 'src/session/connection/client-connection.ts';
const stream = 'src/session/connection/client-stream.ts';
const messages = 'src/session/message-stream/message-stream.ts';
const clientMessages = 'src/session/connection/client-messages.ts';
const reader = 'src/session/chunk-stream/chunk-reader.ts';
const publish = 'src/client/publish.ts';
const connectObjects = 'src/client/connect-objects.ts';

export const clientFaults: readonly Fault[] = [
  {
    name: 'client-c2-no-echo',
    section: 'handshake',
    what: 'C2 is random instead of an echo of S1',
    rules: ['rtmp/5.2.4/echo'],
    target: 'client',
    mutations: [{ file: handshake, find: `: plainEcho(hello);`, replace: `: plainHello(this.#options);` }],
  },
  {
    name: 'client-c2-before-s1',
    section: 'handshake',
    what: 'C2 is sent with C1, before S1 has come',
    rules: ['rtmp/5.2.1/client-waits-for-s1'],
    target: 'client',
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
    section: 'handshake',
    what: 'connect is sent with C2, before S2 has come',
    rules: ['rtmp/5.2.1/client-waits-for-s2'],
    target: 'client',
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
    section: 'handshake',
    what: 'An S2 that is no exact echo of C1 ends the connection',
    rules: ['errata/3/tolerate-other-echo'],
    target: 'client',
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
    section: 'handshake',
    what: 'C0 asks for version 4',
    rules: ['rtmp/5.2.2/asks-for-version-3', 'rtmp/5.2.2/layout'],
    target: 'client',
    mutations: [
      { file: packets, find: `encodeHandshakeVersion(HandshakeVersion.plain)`, replace: `encodeHandshakeVersion(4)` },
    ],
  },
  {
    name: 'client-connect-transaction-2',
    section: 'commands',
    what: 'connect has the transaction id 2',
    rules: ['rtmp/7.2.1.1/connect-transaction'],
    target: 'client',
    mutations: [
      {
        file: 'src/session/connection/transactions.ts',
        find: `  #next = connectTransactionId;`,
        replace: `  #next = connectTransactionId + 1;`,
      },
    ],
  },
  {
    name: 'client-without-tc-url',
    section: 'commands',
    what: 'The connect object has no tcUrl',
    rules: ['errata/8.1.2/tc-url-required'],
    target: 'client',
    mutations: [
      {
        file: connection,
        find: `const commandObject = { ...object, objectEncoding`,
        replace: `const commandObject = { ...object, tcUrl: undefined, objectEncoding`,
      },
    ],
  },
  {
    name: 'client-stream-1-always',
    section: 'commands',
    what: 'The client uses message stream 1, whatever the result of createStream says',
    rules: ['rtmp/7.2.1.3/any-stream-id', 'rtmp/7.2.1.3/media-in-published-stream'],
    target: 'client',
    mutations: [
      {
        file: connection,
        find: `if (typeof id === 'number') return this.#messages.addStream(id);`,
        replace: `if (typeof id === 'number') return this.#messages.addStream(1);`,
      },
    ],
  },
  {
    name: 'client-ping-unanswered',
    section: 'control',
    what: 'Ping requests are not answered',
    rules: ['rtmp/7.1.7/ping-answered'],
    target: 'client',
    mutations: [
      {
        file: messages,
        find: `message.event.kind === 'pingRequest') {`,
        replace: `message.event.kind === 'pingRequest' && false) {`,
      },
    ],
  },
  {
    name: 'client-acknowledges-nothing',
    section: 'control',
    what: 'Nothing is ever acknowledged',
    rules: ['rtmp/5.4.3/after-window'],
    target: 'client',
    mutations: [
      {
        file: 'src/session/message-stream/acknowledgement-window.ts',
        find: `if (this.received - this.#acknowledged < this.#size) return undefined;`,
        replace: `if (this.received >= 0) return undefined;`,
      },
    ],
  },
  {
    name: 'client-chunk-size-ignored',
    section: 'chunk-stream',
    what: 'Set chunk size of the server has no effect on what is read',
    rules: ['rtmp/5.4.1/for-next-chunks', 'rtmp/5.4/at-once'],
    target: 'client',
    mutations: [{ file: reader, find: `    this.chunkSize = size;`, replace: `    checkChunkSize(size);` }],
  },
  {
    name: 'client-chunk-size-not-announced',
    section: 'chunk-stream',
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
    name: 'client-unknown-command-fatal',
    section: 'commands',
    what: 'An unknown command of the server ends the connection',
    rules: ['peers/unknown-command/unknown-command', 'peers/order-of-replies/other-messages-between'],
    target: 'client',
    mutations: [
      {
        file: clientMessages,
        find: `      link.report('unknown-command', nameOf(command));`,
        replace: `      throw new TypeError(nameOf(command));`,
      },
    ],
  },
  {
    name: 'client-does-not-wait-for-publish-start',
    section: 'commands',
    what: 'Media are sent before the server has accepted the stream',
    rules: ['rtmp/7.2.2.6/publish-status', 'peers/media-unasked/media-after-publish'],
    target: 'publisher',
    mutations: [
      {
        file: publish,
        find: `  await session.reply('the request to publish', stream.publish(name, type));`,
        replace: `  void stream.publish(name, type).catch(() => undefined);`,
      },
    ],
  },
  {
    name: 'client-extended-timestamp-not-written-on-type-3',
    section: 'chunk-stream',
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
    name: 'client-delete-in-its-stream',
    section: 'commands',
    what: 'deleteStream is sent in the stream that it deletes',
    rules: ['errata/8.3/delete-on-control-stream'],
    target: 'publisher',
    mutations: [
      {
        file: stream,
        find: `{ kind: 'deleteStream', ...unanswered, streamId: this.id }, controlStreamId);`,
        replace: `{ kind: 'deleteStream', ...unanswered, streamId: this.id }, this.id);`,
      },
    ],
  },
  {
    name: 'client-leaves-without-delete',
    section: 'commands',
    what: 'The publisher closes the transport without deleteStream',
    rules: ['rtmp/7.2.2.3/deletes-stream'],
    target: 'publisher',
    mutations: [{ file: publish, find: `  stream.delete();\n`, replace: '' }],
  },
  {
    name: 'client-publishes-with-transaction',
    section: 'commands',
    what: 'publish has a transaction id although nothing replies to it',
    rules: ['rtmp/7.2.2/zero-transaction'],
    target: 'client',
    mutations: [
      {
        file: 'src/session/connection/client-link.ts',
        find: `  transactionId: noTransactionId,`,
        replace: `  transactionId: 77,`,
      },
    ],
  },
  {
    name: 'client-refusal-ignored',
    section: 'commands',
    what: 'The publisher goes on although publishing was refused',
    rules: ['peers/refusals/no-media-after-refusal', 'peers/refusals/reports-refusal'],
    target: 'publisher',
    mutations: [
      {
        file: stream,
        find: `if (level === StatusLevel.error) this.receiveError(new RejectedError(code, description));`,
        replace: `if (level === StatusLevel.error) this.#settle(StatusCode.publishStart);`,
      },
      {
        file: 'src/client/sender.ts',
        find: `if (level === StatusLevel.error) this.#refused =`,
        replace: `if (level === '') this.#refused =`,
      },
    ],
  },
  {
    name: 'client-extended-timestamp-not-read-on-type-3',
    section: 'chunk-stream',
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
  {
    name: 'client-aggregate-dropped',
    section: 'media',
    what: 'Aggregate messages are dropped',
    rules: ['peers/aggregate/aggregate-passed-on', 'rtmp/7.1.6/layout'],
    target: 'player',
    mutations: [
      {
        file: 'src/session/connection/published-messages.ts',
        find: `for (const part of splitAggregate(raw, options)) passPart`,
        replace: `for (const part of splitAggregate(raw, options).slice(9e9)) passPart`,
      },
    ],
  },
  {
    name: 'client-unpublish-ignored',
    section: 'commands',
    what: 'The player stays although the publisher has left and the stream is over',
    rules: ['peers/end-of-stream/ends-with-stream'],
    target: 'player',
    mutations: [
      {
        file: 'src/client/playback.ts',
        find: `      if (kind === 'streamEof') this.#finish('eof');`,
        replace: `      if (kind === 'streamDry') this.#finish('eof');`,
      },
      {
        file: 'src/client/playback.ts',
        find: `    if (end !== undefined) this.#finish(end);`,
        replace: `    if (end === 'closed') this.#finish(end);`,
      },
    ],
  },
  {
    name: 'client-says-no-codecs',
    section: 'commands',
    what: 'The player says of no codec that it can play it',
    rules: ['errata/8.1.4/codecs'],
    target: 'player',
    mutations: [
      {
        file: connectObjects,
        find: `  audioCodecs: audioCodecsAll,
  videoCodecs: videoCodecsAll,
`,
        replace: '',
      },
    ],
  },
];
