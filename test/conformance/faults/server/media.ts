import type { FaultText } from '../fault.js';

const live = 'src/server/live-stream.ts';
const player = 'src/server/player.ts';
const published = 'src/session/connection/published-messages.ts';
const messages = 'src/session/connection/server-messages.ts';

const passedOn = `    const kind = this.kindOf({ typeId, payload });`;

export const mediaFaults: readonly FaultText[] = [
  {
    name: 'metadata-not-kept',
    what: 'Who joins late gets no metadata',
    rules: ['peers/late-players/metadata-kept'],
    mutations: [
      { file: player, find: `if (metadata !== undefined) this.stream`, replace: `if (metadata === null) this.stream` },
    ],
  },
  {
    name: 'set-data-frame-passed-on',
    what: 'Players get the name of @setDataFrame in front of the metadata',
    rules: ['peers/set-data-frame/set-data-frame'],
    mutations: [
      {
        file: published,
        find: `payload: raw.payload.subarray(sizeOfFirst(raw.payload)) });`,
        replace: `payload: raw.payload });`,
      },
    ],
  },
  {
    name: 'sequence-headers-not-kept',
    what: 'Who joins late gets no sequence headers',
    rules: [
      'peers/late-players/video-header-first',
      'peers/late-players/audio-header-first',
      'peers/enhanced-late-players/video-start-first',
    ],
    mutations: [
      {
        file: player,
        find: `for (const { shared } of headers) this`,
        replace: `for (const { shared } of headers.slice(headers.length)) this`,
      },
    ],
  },
  {
    name: 'late-joiners-begin-anywhere',
    what: 'Who joins late gets inter frames before a key frame',
    rules: ['peers/late-players/key-frame-first'],
    mutations: [
      {
        file: player,
        find: `for (const { shared } of pictures ?? []) this`,
        replace: `for (const { shared } of (pictures ?? []).slice(1)) this`,
      },
    ],
  },
  {
    name: 'aggregate-dropped',
    what: 'Aggregate messages are dropped',
    rules: ['peers/aggregate/aggregate-passed-on', 'rtmp/7.1.6/layout'],
    mutations: [
      {
        file: published,
        find: `for (const part of splitAggregate(raw, options)) passPart`,
        replace: `for (const part of splitAggregate(raw, options).slice(9e9)) passPart`,
      },
    ],
  },
  {
    name: 'aggregate-with-times-of-its-tags',
    what: 'The messages of an aggregate keep the timestamps of their tags, whatever its own is',
    rules: ['rtmp/7.1.6/aggregate-offset', 'rtmp/7.1.6/layout'],
    mutations: [
      {
        file: 'src/session/message-stream/aggregates.ts',
        find: `timestamp: (timestamp + tag.timestamp - base) >>> 0,`,
        replace: `timestamp: (tag.timestamp + 0 * timestamp * base) >>> 0,`,
      },
    ],
  },
  {
    name: 'data-dropped',
    what: 'Data messages do not reach players',
    rules: ['peers/relay/any-data', 'rtmp/7.2.2.6/passed-on'],
    mutations: [{ file: live, find: passedOn, replace: `    if (typeId === 18) return;\n${passedOn}` }],
  },
  {
    name: 'empty-message-fatal',
    what: 'Audio or video without payload ends the connection',
    rules: ['peers/empty-message/empty-media', 'peers/empty-message/empty-message'],
    mutations: [
      {
        file: live,
        find: passedOn,
        replace: `    if (payload.length === 0) throw new TypeError('empty');\n${passedOn}`,
      },
    ],
  },
  {
    name: 'enhanced-video-dropped',
    what: 'Video whose first byte has its first bit set is dropped',
    rules: ['peers/enhanced-relay/video-unchanged', 'peers/enhanced-relay/unknown-four-cc'],
    mutations: [
      {
        file: live,
        find: passedOn,
        replace: `    if (typeId === 9 && (payload[0] ?? 0) >= 0x80) return;\n${passedOn}`,
      },
    ],
  },
  {
    name: 'enhanced-audio-dropped',
    what: 'Audio of sound format 9 is dropped',
    rules: ['peers/enhanced-relay/audio-unchanged'],
    mutations: [
      {
        file: live,
        find: passedOn,
        replace: `    if (typeId === 8 && (payload[0] ?? 0) >> 4 === 9) return;\n${passedOn}`,
      },
    ],
  },
  {
    name: 'multitrack-changed',
    what: 'The first track of multitrack video is passed on without the others',
    rules: ['peers/enhanced-relay/multitrack-unchanged', 'enhanced/multitrack-media-message-guidelines/all-tracks'],
    mutations: [
      {
        file: live,
        find: passedOn,
        replace: `    if (typeId === 9 && ((payload[0] ?? 0) & 0x8f) === 0x86) payload = payload.subarray(0, 20);\n${passedOn}`,
      },
    ],
  },
  {
    name: 'timestamps-rounded',
    what: 'Timestamps are rounded down to whole seconds on their way to players',
    rules: ['peers/relay/timestamps-kept'],
    mutations: [{ file: live, find: passedOn, replace: `    timestamp -= timestamp % 1000;\n${passedOn}` }],
  },
  {
    name: 'audio-dropped',
    what: 'Audio does not reach players',
    rules: ['rtmp/7.2.2.6/passed-on', 'peers/relay/unchanged'],
    mutations: [{ file: live, find: passedOn, replace: `    if (typeId === 8) return;\n${passedOn}` }],
  },
  {
    name: 'order-changed',
    what: 'Each two messages change places on their way to players',
    rules: ['peers/relay/in-order'],
    mutations: [
      {
        file: live,
        find: `    this.batch.add(item);`,
        replace: `    if (this.second === undefined) {
      this.second = item;
      return;
    }
    this.batch.add(item);
    this.batch.add(this.second);
    this.second = undefined;`,
      },
      {
        file: live,
        find: `  private timestamp = 0;`,
        replace: `  private timestamp = 0;\n  private second: LiveItem | undefined;`,
      },
    ],
  },
  {
    name: 'media-in-stream-0-published',
    what: 'Audio and video in message stream 0 are taken for those of stream 1',
    rules: ['peers/media-in-stream/media-in-stream', 'peers/media-unasked/media-unasked'],
    mutations: [
      {
        file: messages,
        find: `const entry = this.streams.get(raw.streamId);
    if (entry === undefined) {
      this.#link.ignoreMedia`,
        replace: `const entry = this.streams.get(raw.streamId || 1);
    if (entry === undefined) {
      this.#link.ignoreMedia`,
      },
    ],
  },
  {
    name: 'long-payload-cut',
    what: 'Players get the first 64 KiB of each message',
    rules: ['peers/relay/large-frame', 'peers/relay/unchanged'],
    mutations: [{ file: live, find: passedOn, replace: `    payload = payload.subarray(0, 0x10000);\n${passedOn}` }],
  },
];
