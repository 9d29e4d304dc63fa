import type { ClientFaultText } from '../fault.js';

const connection = 'src/session/connection/client-connection.ts';
const stream = 'src/session/connection/client-stream.ts';
const clientMessages = 'src/session/connection/client-messages.ts';
const publish = 'src/client/publish.ts';
const connectObjects = 'src/client/connect-objects.ts';

export const clientCommandFaults: readonly ClientFaultText[] = [
  {
    name: 'client-connect-transaction-2',
    what: 'connect has the transaction id 2',
    rules: ['rtmp/7.2.1.1/connect-transaction'],
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
    what: 'The connect object has no tcUrl',
    rules: ['errata/8.1.2/tc-url-required'],
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
    what: 'The client uses message stream 1, whatever the result of createStream says',
    rules: ['rtmp/7.2.1.3/any-stream-id', 'rtmp/7.2.1.3/media-in-published-stream'],
    mutations: [
      {
        file: connection,
        find: `if (typeof id === 'number') return this.#messages.addStream(id);`,
        replace: `if (typeof id === 'number') return this.#messages.addStream(1);`,
      },
    ],
  },
  {
    name: 'client-unknown-command-fatal',
    what: 'An unknown command of the server ends the connection',
    rules: ['peers/unknown-command/unknown-command', 'peers/order-of-replies/other-messages-between'],
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
    name: 'client-delete-in-its-stream',
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
    what: 'The publisher closes the transport without deleteStream',
    rules: ['rtmp/7.2.2.3/deletes-stream'],
    target: 'publisher',
    mutations: [{ file: publish, find: `  stream.delete();\n`, replace: '' }],
  },
  {
    name: 'client-publishes-with-transaction',
    what: 'publish has a transaction id although nothing replies to it',
    rules: ['rtmp/7.2.2/zero-transaction'],
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
    name: 'client-unpublish-ignored',
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
