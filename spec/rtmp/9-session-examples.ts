import type { ExampleMessage, SessionExample } from '../../src/schema/model.js';

type Side = 'client' | 'server';

/** A command as type 20; the transaction is 0 where nothing else is said. */
const command = (by: Side, streamId: number, kind: string, fields: object = {}): ExampleMessage => ({
  by,
  name: 'message',
  value: { kind: 'commandMessage', command: { kind, transactionId: 0, commandObject: null, ...fields } },
  given: { streamId },
});

const control = (by: Side, kind: string, fields: object, streamId = 0): ExampleMessage => ({
  by,
  name: 'message',
  value: { kind, ...fields },
  given: { streamId },
});

const event = (by: Side, kind: string, fields: object) => control(by, 'userControl', { event: { kind, ...fields } });

const status = (streamId: number, code: string, level = 'status') =>
  command('server', streamId, 'onStatus', { information: { level, code } });

const audio = (by: Side, streamId: number) => control(by, 'audio', { data: { $bytes: '' } }, streamId);

const connect = command('client', 0, 'connect', {
  transactionId: 1,
  commandObject: { app: 'live', tcUrl: 'rtmp://x.y/live' },
  userArguments: [],
});
const connected = command('server', 0, 'result', { transactionId: 1, values: [] });
const createStream = command('client', 0, 'createStream', { transactionId: 2 });
const created = command('server', 0, 'result', { transactionId: 2, values: [1] });
const idle = [connect, connected, createStream, created];
const play = command('client', 1, 'play', { name: 'talk' });
const playing = [...idle, play, status(1, 'NetStream.Play.Start')];
const publish = command('client', 1, 'publish', { name: 'talk', type: 'live' });
const pause = (on: boolean) => command('client', 1, 'pause', { pause: on, milliseconds: 0 });
const seek = command('client', 1, 'seek', { transactionId: 4, milliseconds: 1000 });

const states = (stream: string) => ({ connection: 'connected', stream: { 1: stream } });

export const connectionExamples: readonly SessionExample[] = [
  {
    doc: 'a player connects, plays, and closes the message stream',
    messages: [
      connect,
      control('server', 'windowAcknowledgementSize', { size: 2_500_000 }),
      control('server', 'setPeerBandwidth', { size: 2_500_000, limitType: 2 }),
      event('server', 'streamBegin', { streamId: 0 }),
      connected,
      control('client', 'windowAcknowledgementSize', { size: 2_500_000 }),
      createStream,
      created,
      play,
      control('server', 'setChunkSize', { size: 4096 }),
      event('server', 'streamIsRecorded', { streamId: 1 }),
      event('server', 'streamBegin', { streamId: 1 }),
      status(1, 'NetStream.Play.Reset'),
      status(1, 'NetStream.Play.Start'),
      audio('server', 1),
      control('client', 'acknowledgement', { sequenceNumber: 2_500_000 }),
      status(1, 'NetStream.Play.Stop'),
      command('client', 1, 'closeStream'),
    ],
    states: states('idle'),
  },
  {
    doc: 'an encoder publishes, and gives its message stream back',
    messages: [
      connect,
      connected,
      command('client', 0, 'releaseStream', { transactionId: 2, name: 'talk' }),
      command('client', 0, 'fcPublish', { transactionId: 3, name: 'talk' }),
      command('client', 0, 'createStream', { transactionId: 4 }),
      command('server', 0, 'onFcPublish', { information: [] }),
      command('server', 0, 'result', { transactionId: 4, values: [1] }),
      publish,
      event('server', 'streamBegin', { streamId: 1 }),
      status(1, 'NetStream.Publish.Start'),
      audio('client', 1),
      command('client', 0, 'fcUnpublish', { transactionId: 5, name: 'talk' }),
      command('client', 0, 'deleteStream', { transactionId: 6, streamId: 1 }),
      status(1, 'NetStream.Unpublish.Success'),
    ],
    states: states('none'),
  },
  {
    doc: 'a viewer pauses, goes on, and seeks',
    messages: [
      ...playing,
      pause(true),
      status(1, 'NetStream.Pause.Notify'),
      pause(false),
      status(1, 'NetStream.Unpause.Notify'),
      seek,
      status(1, 'NetStream.Seek.Notify'),
      status(1, 'NetStream.Play.Start'),
    ],
    states: states('playing'),
  },
  {
    doc: 'a seek that fails, answered in both ways',
    messages: [
      ...playing,
      seek,
      command('server', 0, 'error', { transactionId: 4, values: [] }),
      seek,
      status(1, 'NetStream.Seek.InvalidTime', 'error'),
    ],
    states: states('playing'),
  },
  {
    doc: 'a name that cannot be played',
    messages: [...idle, play, status(1, 'NetStream.Play.StreamNotFound', 'error')],
    states: states('idle'),
  },
  {
    doc: 'a name that cannot be published',
    messages: [...idle, publish, status(1, 'NetStream.Publish.BadName', 'error')],
    states: states('idle'),
  },
  {
    doc: 'a connection that is refused',
    messages: [connect, command('server', 0, 'error', { transactionId: 1, values: [] })],
    states: { connection: 'refused', stream: {} },
  },
  {
    doc: 'a client that measures its bandwidth, uses a shared object, and ends the connection',
    messages: [
      connect,
      connected,
      command('client', 0, 'checkBandwidth', { transactionId: 3, arguments: [] }),
      command('server', 0, 'result', { transactionId: 3, values: [] }),
      command('server', 0, 'onBandwidthCheck', { transactionId: 2, information: [] }),
      command('client', 0, 'result', { transactionId: 2, values: [] }),
      control('client', 'sharedObjectMessage', {
        object: { name: 'talk', version: 0, flags: 0, moreFlags: 0, events: [] },
      }),
      command('client', 0, 'close', { arguments: [] }),
    ],
    states: { connection: 'closed', stream: {} },
  },
  {
    doc: 'media that are switched off and on',
    messages: [
      ...playing,
      command('client', 1, 'receiveAudio', { receive: false }),
      command('client', 1, 'receiveAudio', { receive: true }),
      status(1, 'NetStream.Seek.Notify'),
      status(1, 'NetStream.Play.Start'),
    ],
    states: states('playing'),
  },
  {
    doc: 'a ping, and one that is not answered',
    messages: [
      event('server', 'pingRequest', { timestamp: 42 }),
      event('client', 'pingResponse', { timestamp: 42 }),
      event('server', 'pingRequest', { timestamp: 43 }),
    ],
    states: { connection: 'fresh', stream: {} },
    owed: ['pingRequest'],
  },
  {
    doc: 'a ping response with another timestamp',
    messages: [event('server', 'pingRequest', { timestamp: 42 }), event('client', 'pingResponse', { timestamp: 41 })],
    findings: [{ at: 1, is: 'out-of-place' }],
    states: { connection: 'fresh', stream: {} },
    owed: ['pingRequest'],
  },
  {
    doc: 'connect with another transaction',
    messages: [
      command('client', 0, 'connect', { transactionId: 2, commandObject: {}, userArguments: [] }),
      command('server', 0, 'result', { transactionId: 2, values: [] }),
    ],
    findings: [{ at: 0, is: 'requirement', rule: 'rtmp/7.2.1.1/connect-transaction' }],
    states: { connection: 'connected', stream: {} },
  },
  {
    doc: 'a reply with the transaction of another command',
    messages: [connect, command('server', 0, 'result', { transactionId: 7, values: [] })],
    findings: [{ at: 1, is: 'out-of-place' }],
    states: { connection: 'connecting', stream: {} },
    owed: ['connect'],
  },
  {
    doc: 'commands before the connection is accepted, and in a message stream that nobody asked for',
    messages: [createStream, connect, connected, publish],
    findings: [
      { at: 0, is: 'out-of-place', rule: 'peers/connect-first/connect-first' },
      { at: 3, is: 'out-of-place', rule: 'peers/created-first/created-first' },
    ],
    states: { connection: 'connected', stream: {} },
  },
  {
    doc: 'control messages in another message stream, and a small chunk size',
    messages: [
      control('server', 'setChunkSize', { size: 100 }),
      control('server', 'windowAcknowledgementSize', { size: 2_500_000 }, 1),
    ],
    findings: [
      { at: 0, is: 'requirement', rule: 'rtmp/5.4.1/at-least-default' },
      { at: 1, is: 'requirement', rule: 'rtmp/5.4/control-stream' },
    ],
    states: { connection: 'fresh', stream: {} },
  },
  {
    doc: 'deleteStream in the message stream that it gives back',
    messages: [...idle, command('client', 1, 'deleteStream', { streamId: 1 })],
    findings: [{ at: 4, is: 'requirement', rule: 'errata/8.3/delete-on-control-stream' }],
    states: states('none'),
  },
  {
    doc: 'media before publishing starts, and a message of a type that is not listed',
    messages: [...idle, audio('client', 1), control('client', 'unknownMessage', { typeId: 7, data: { $bytes: '' } })],
    findings: [
      { at: 4, is: 'out-of-place', rule: 'peers/media-in-stream/media-in-stream' },
      { at: 5, is: 'unknown' },
    ],
    states: states('idle'),
  },
];
