import type { FaultText } from '../fault.js';

const messages = 'src/session/message-stream/message-stream.ts';
const window = 'src/session/message-stream/acknowledgement-window.ts';
const connect = 'src/session/connection/connect-command.ts';
const streams = 'src/session/connection/stream-commands.ts';
const live = 'src/server/live-stream.ts';

export const controlFaults: readonly FaultText[] = [
  {
    name: 'acknowledgement-per-message',
    what: 'Each segment that comes is acknowledged',
    rules: ['rtmp/5.4.3/after-window'],
    mutations: [
      {
        file: window,
        find: `if (this.received - this.#acknowledged < this.#size) return undefined;`,
        replace: `if (this.received === 0) return undefined;`,
      },
    ],
  },
  {
    name: 'acknowledgement-never',
    what: 'Nothing is ever acknowledged',
    rules: ['rtmp/5.4.3/after-window'],
    mutations: [
      {
        file: window,
        find: `if (this.received - this.#acknowledged < this.#size) return undefined;`,
        replace: `if (this.received >= 0) return undefined;`,
      },
    ],
  },
  {
    name: 'acknowledgement-of-payload',
    what: 'Acknowledgements count the payloads of messages, without the headers of chunks',
    rules: ['rtmp/5.4.3/counts-from-the-beginning', 'rtmp/5.4.3/handshake-counted', 'rtmp/5.4.3/after-window'],
    mutations: [
      { file: messages, find: `    this.#window.received += bytes.length;\n`, replace: '' },
      {
        file: messages,
        find: `    this.#messagesReceived++;`,
        replace: `    this.#messagesReceived++;
    this.#window.received += raw.payload.length;`,
      },
    ],
  },
  {
    name: 'acknowledgement-of-window-alone',
    what: 'The sequence number is what came since the last acknowledgement',
    rules: ['rtmp/5.4.3/counts-from-the-beginning', 'rtmp/5.4.3/after-window'],
    mutations: [
      {
        file: window,
        find: `    this.#acknowledged = this.received;
    return this.received >>> 0;`,
        replace: `    const since = this.received - this.#acknowledged;
    this.#acknowledged = this.received;
    return since >>> 0;`,
      },
    ],
  },
  {
    name: 'window-size-ignored',
    what: 'The window acknowledgement size of the client has no effect',
    rules: ['rtmp/5.4.3/after-window', 'rtmp/5.4.4/next-window'],
    mutations: [
      {
        file: messages,
        find: `if (message.kind === 'windowAcknowledgementSize') this.#window.resize(message.size);
    else if`,
        replace: `if`,
      },
    ],
  },
  {
    name: 'ping-unanswered',
    what: 'Ping requests are not answered',
    rules: ['peers/ping/ping-to-server', 'rtmp/7.1.7/ping-answered', 'rtmp/7.1.7/same-timestamp'],
    mutations: [
      {
        file: messages,
        find: `message.event.kind === 'pingRequest') {`,
        replace: `message.event.kind === 'pingRequest' && false) {`,
      },
    ],
  },
  {
    name: 'ping-with-another-timestamp',
    what: 'The timestamp of a ping response is not the one of the request',
    rules: ['rtmp/7.1.7/same-timestamp', 'peers/ping/ping-to-server'],
    mutations: [
      {
        file: messages,
        find: `event: { kind: 'pingResponse', timestamp }`,
        replace: `event: { kind: 'pingResponse', timestamp: (timestamp + 1) >>> 0 }`,
      },
    ],
  },
  {
    name: 'peer-bandwidth-unanswered',
    what: 'Set peer bandwidth is not answered with a window acknowledgement size',
    rules: ['rtmp/5.4.5/answer-with-window'],
    mutations: [
      { file: messages, find: `if (size !== undefined) this.setWindowAcknowledgementSize(size);`, replace: '' },
    ],
  },
  {
    name: 'window-not-announced',
    what: 'The window acknowledgement size is not announced before the result of connect',
    rules: ['rtmp/7.2.1.1/announces-before-result'],
    mutations: [
      { file: connect, find: `messages.setWindowAcknowledgementSize(windowAcknowledgementSize);`, replace: '' },
    ],
  },
  {
    name: 'stream-begin-missing',
    what: 'No stream begin is sent when playback starts',
    rules: ['rtmp/7.2.2.1/begins-before-media', 'peers/play-announcements/play-announcements'],
    mutations: [
      {
        file: streams,
        find: `      link.event({ kind: 'streamBegin', streamId: stream.id });
      if (reset)`,
        replace: `      if (reset)`,
      },
    ],
  },
  {
    name: 'stream-eof-missing',
    what: 'Players are not told by a stream EOF that the publisher has left',
    rules: ['rtmp/7.1.7/eof-at-the-end', 'peers/end-of-stream/end-announced'],
    mutations: [{ file: live, find: `      stream.eof();`, replace: '' }],
  },
  {
    name: 'control-on-another-chunk-stream',
    what: 'Protocol control is sent on chunk stream 3',
    rules: ['rtmp/5.4/control-stream'],
    mutations: [
      {
        file: 'src/session/message-stream/chunk-stream-ids.ts',
        find: `      return controlChunkStreamId;`,
        replace: `      return 3;`,
      },
    ],
  },
  {
    name: 'control-in-message-stream-1',
    what: 'Protocol control is sent in message stream 1',
    rules: ['rtmp/5.4/control-stream'],
    mutations: [
      {
        file: messages,
        find: `    this.send(message, { streamId: controlStreamId });`,
        replace: `    this.send(message, { streamId: 1 });`,
      },
    ],
  },
  {
    name: 'unknown-event-fatal',
    what: 'A user control event of an unknown type ends the connection',
    rules: ['peers/user-control/unknown-event'],
    mutations: [
      {
        file: 'src/session/connection/server-messages.ts',
        find: `else if (event.kind === 'unknownEvent') this.#link.report(`,
        replace: `else if (event.kind === 'unknownEvent') throw new TypeError(`,
      },
    ],
  },
  {
    name: 'unknown-message-fatal',
    what: 'A message of an unknown type ends the connection',
    rules: ['peers/unknown-message-type/unknown-type'],
    mutations: [
      {
        file: 'src/session/connection/server-messages.ts',
        find: `      default:
        this.#link.report('unknown-message', \`A message of type \${raw.typeId}\`);`,
        replace: `      default:
        throw new TypeError('unknown message');`,
      },
    ],
  },
];
