import type { FaultText } from '../fault.js';

const ofConnection = 'src/session/connection/connection-commands.ts';
const ofStream = 'src/session/connection/stream-commands.ts';
const messages = 'src/session/connection/server-messages.ts';
const streams = 'src/session/connection/server-streams.ts';
const live = 'src/server/live-application.ts';
const status = 'src/session/connection/status.ts';

export const commandFaults: readonly FaultText[] = [
  {
    name: 'replies-with-transaction-0',
    what: 'Results have the transaction id 0',
    rules: ['rtmp/7.2/same-transaction'],
    mutations: [
      {
        file: status,
        find: `return { kind: 'result', transactionId,`,
        replace: `return { kind: 'result', transactionId: transactionId * 0,`,
      },
    ],
  },
  {
    name: 'same-stream-id-always',
    what: 'createStream answers with stream 1 every time',
    rules: ['rtmp/7.2.1.3/new-stream-id', 'rtmp/7.2.1.3/layout'],
    mutations: [
      { file: ofConnection, find: `resultOf(transactionId, entry.stream.id)`, replace: `resultOf(transactionId, 1)` },
    ],
  },
  {
    name: 'stream-id-0',
    what: 'createStream answers with stream 0, which is that of the connection',
    rules: ['rtmp/7.2.1.3/new-stream-id', 'rtmp/7.2.1.3/create-stream-answered', 'rtmp/7.2.1.3/layout'],
    mutations: [
      { file: ofConnection, find: `resultOf(transactionId, entry.stream.id)`, replace: `resultOf(transactionId, 0)` },
    ],
  },
  {
    name: 'unknown-command-fatal',
    what: 'An unknown command ends the connection',
    rules: ['peers/unknown-command/unknown-command', 'rtmp/7.2.1.2/call-answered'],
    mutations: [
      {
        file: ofConnection,
        find: `        link.report('unknown-command', nameOf(command));`,
        replace: `        throw new TypeError(nameOf(command));`,
      },
    ],
  },
  {
    name: 'publish-without-type-refused',
    what: 'publish without a type is refused',
    rules: ['peers/publish-without-type/live-by-default', 'rtmp/7.2.2.6/publish-replies'],
    mutations: [
      {
        file: ofStream,
        find: `publish({ name, type = PublishType.live }`,
        replace: `publish({ name, type = '' }`,
      },
    ],
  },
  {
    name: 'publish-without-type-unanswered',
    what: 'publish without a type is not taken for publish, and nothing comes back',
    rules: ['peers/publish-without-type/live-by-default', 'rtmp/7.2.2.6/publish-replies'],
    mutations: [
      {
        file: ofStream,
        find: `    const { link, stream } = this;
    if (stream.state !== 'idle') {`,
        replace: `    const { link, stream } = this;
    if (untyped) return;
    if (stream.state !== 'idle') {`,
      },
      {
        file: ofStream,
        find: `publish({ name, type = PublishType.live }: CommandPublish): void {`,
        replace: `publish({ name, type: given }: CommandPublish): void {
    const untyped = given === undefined;
    const type = given ?? PublishType.live;`,
      },
    ],
  },
  {
    name: 'second-publisher-accepted',
    what: 'A second publisher of the same name is accepted',
    rules: ['peers/publish-codes/bad-name', 'peers/one-publisher/first-goes-on', 'rtmp/7.2.2/refusal-status'],
    mutations: [
      {
        file: live,
        find: `if (live.publication !== undefined) return refuse(`,
        replace: `if (live.publication === null) return refuse(`,
      },
    ],
  },
  {
    name: 'refusal-with-level-status',
    what: 'What is refused is refused with a status of level status',
    rules: ['rtmp/7.2.2/refusal-status'],
    mutations: [
      {
        file: status,
        find: `return { level: statusCodeLevels[code] ?? StatusLevel.status, code,`,
        replace: `return { level: StatusLevel.status, code,`,
      },
    ],
  },
  {
    name: 'status-without-description',
    what: 'Information objects have no description',
    rules: ['rtmp/7.2.2/level-code-description'],
    mutations: [
      {
        file: status,
        find: `?? StatusLevel.status, code, description, ...extra };`,
        replace: `?? StatusLevel.status, code, ...extra };`,
      },
    ],
  },
  {
    name: 'delete-stream-ignored',
    what: 'deleteStream ends nothing: the name stays published',
    rules: ['rtmp/7.2.2.3/delete-ends', 'peers/one-publisher/name-free-again'],
    mutations: [{ file: ofConnection, find: `entry.lane.run(0, () => this.streams.remove(entry));`, replace: '' }],
  },
  {
    name: 'close-stream-ends-connection',
    what: 'closeStream ends the whole connection',
    rules: ['peers/close-stream/close-keeps', 'peers/close-stream/close-ends'],
    mutations: [
      {
        file: ofStream,
        find: `    const { state, name } = stream;
    stream.finish();`,
        replace: `    const { state, name } = stream;
    throw new TypeError('closed');`,
      },
    ],
  },
  {
    name: 'close-stream-ignored',
    what: 'closeStream ends nothing: the name stays published',
    rules: [
      'peers/close-stream/close-ends',
      'peers/unpublish-status/unpublish-status',
      'peers/one-publisher/name-free-again',
    ],
    mutations: [
      {
        file: ofStream,
        find: `  closeStream(): void {`,
        replace: `  closeStream(): void {
    if (this.stream.id > 0) return;`,
      },
    ],
  },
  {
    name: 'status-in-stream-0',
    what: 'The status of a stream is sent in message stream 0',
    rules: ['peers/status-in-stream/status-in-its-stream', 'rtmp/7.2.2.6/publish-replies'],
    mutations: [
      {
        file: 'src/session/connection/server-link.ts',
        find: `this.send(onStatus(code, description, extra), streamId);`,
        replace: `this.send(onStatus(code, description, extra), streamId * 0);`,
      },
    ],
  },
  {
    name: 'play-start-missing',
    what: 'Playback starts without its status',
    rules: ['rtmp/7.2.2.1/play-start'],
    mutations: [
      {
        file: ofStream,
        find: `      stream.status(StatusCode.playStart, description ?? \`Started playing \${name}\`, { details: name });\n`,
        replace: '',
      },
    ],
  },
  {
    name: 'play-reset-always',
    what: 'Play.Reset is sent although play did not ask for a reset',
    rules: ['rtmp/7.2.2.1/play-reset'],
    mutations: [
      {
        file: ofStream,
        find: `if (reset) stream.status(StatusCode.playReset,`,
        replace: `stream.status(StatusCode.playReset,`,
      },
    ],
  },
  {
    name: 'publish-start-missing',
    what: 'Publishing begins without its status',
    rules: ['rtmp/7.2.2.6/publish-status', 'peers/publish-codes/publish-start'],
    mutations: [
      {
        file: ofStream,
        find: `      stream.status(StatusCode.publishStart, description, { details: name });\n`,
        replace: '',
      },
    ],
  },
  {
    name: 'command-object-required',
    what: 'createStream is not understood with anything but null as its object',
    rules: ['rtmp/7.2.1.3/create-stream-object', 'peers/command-object/any-command-object'],
    mutations: [
      {
        file: 'generated/rtmp/command.ts',
        find: `createStream: ['createStream', head],`,
        replace: `createStream: ['createStream', { ...head, commandObject: (value: unknown) => value === null }],`,
      },
    ],
  },
  {
    name: 'connect-arguments-refused',
    what: 'connect with arguments behind its object is not understood',
    rules: ['errata/8.1.5/any-arguments'],
    mutations: [
      {
        file: 'generated/rtmp/command.ts',
        find: `commandObject: isConnectObject }, {}, { userArguments: isAny }],`,
        replace: `commandObject: isConnectObject }, {}, { userArguments: (value: unknown) => value === isAny }],`,
      },
    ],
  },
  {
    name: 'commands-before-connect',
    what: 'createStream is answered with a result before connect',
    rules: ['peers/connect-first/connect-first'],
    mutations: [
      {
        file: messages,
        find: `if (this.#link.state !== 'connected') {`,
        replace: `if (this.#link.state === 'refused') {`,
      },
    ],
  },
  {
    name: 'second-connect-accepted',
    what: 'A second connect on a connection is accepted',
    rules: ['peers/second-connect/second-connect'],
    mutations: [
      {
        file: 'src/session/connection/connect-command.ts',
        find: `if (link.state !== 'connecting') {`,
        replace: `if (link.state === 'refused') {`,
      },
    ],
  },
  {
    name: 'one-stream-a-connection',
    what: 'A connection may have one message stream only',
    rules: ['rtmp/7.2.2/several-streams', 'rtmp/7.2.1.3/layout'],
    mutations: [
      {
        file: streams,
        find: `if (this.#entries.size >= this.link.limits.streams) return undefined;`,
        replace: `if (this.#entries.size >= 1) return undefined;`,
      },
    ],
  },
  {
    name: 'announcements-fatal',
    what: 'FCPublish and what else encoders announce ends the connection',
    rules: ['peers/answers-announcements/answers-announcements'],
    mutations: [
      {
        file: ofConnection,
        find: `if (transactionId !== noTransactionId) this.#send(resultOf(transactionId, undefined));`,
        replace: `throw new TypeError(\`transaction \${transactionId}\`);`,
      },
    ],
  },
  {
    name: 'receive-audio-ignored',
    what: 'Audio is sent although the player asked for none',
    rules: ['rtmp/7.2.2.4/no-audio'],
    mutations: [
      {
        file: ofStream,
        find: `    stream[what] = receive;`,
        replace: `    if (what === 'receiveVideo') stream[what] = receive;`,
      },
    ],
  },
];
