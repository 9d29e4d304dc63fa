import { deFacto, eq, field, ge, must, sessions, should, u32 } from '../../src/schema/build/index.js';
import type { SessionRow } from '../../src/schema/model.js';
import { peers, rtmp } from '../documents.js';
import { command, control, event, onControlStream, optional, plain, replyOf } from './9-session-messages.js';

const { reply, row } = sessions;

/** What the rows of the connection speak of. */
export const connectionRules = {
  'connect-transaction': must('The transaction id of connect is 1', rtmp('7.2.1.1')),
  'same-transaction': must('A reply has the transaction id of its command', rtmp('7.2')),
  'same-timestamp': must('The timestamp is the one of the request', rtmp('7.1.7')),
  'control-stream': must('Protocol control travels in message stream 0 on chunk stream 2', rtmp('5.4')),
  'at-least-default': should('The chunk size is at least 128 bytes', rtmp('5.4.1')),
  'answer-with-window': should(
    'The receiver answers with a window acknowledgement size if the size is not the one it last announced',
    rtmp('5.4.5'),
  ),
  'announces-before-result': should(
    'The server announces its window, the limit of the client and stream 0 before it replies to connect',
    rtmp('7.2.1.1'),
  ),
  'connect-first': deFacto(
    'Commands come after the connection is accepted; servers refuse others',
    peers('connect-first'),
  ),
  'ping-to-server': deFacto('A server answers the ping of a client as well', peers('ping')),
  'answers-announcements': deFacto(
    'Servers answer the announcements of encoders with a result, an error, an announcement, or not at all',
    peers('answers-announcements'),
  ),
};

const machine = 'connection';
const isConnected = { machine, from: ['connected'], by: ['client'], elsewhere: 'connect-first' } as const;
const both = ['client', 'server'];

/** Commands of encoders and players that servers answer as they like. */
const announcement = (name: string, answer: string): SessionRow =>
  row(name, {
    ...isConnected,
    is: command(name),
    outcomes: {
      taken: {
        replies: [
          { ...replyOf('result', 'answers-announcements'), ...optional },
          { ...replyOf('error', 'answers-announcements'), ...optional },
          reply(command(answer), 'answers-announcements', optional),
        ],
      },
    },
  });

const streamEvents = ['streamBegin', 'streamEof', 'streamDry', 'streamIsRecorded', 'bufferEmpty', 'bufferReady'];

export const connectionRows: readonly SessionRow[] = [
  row('connect', {
    machine,
    from: ['fresh'],
    by: ['client'],
    is: command('connect'),
    doc: 'Asks for a connection to an application.',
    requires: [{ condition: eq(field('transactionId'), 1), rule: 'connect-transaction' }],
    meanwhile: 'connecting',
    outcomes: {
      accepted: {
        to: 'connected',
        replies: [
          reply(control('windowAcknowledgementSize'), 'announces-before-result', optional),
          reply(control('setPeerBandwidth'), 'announces-before-result', optional),
          reply(event('streamBegin'), 'announces-before-result', optional),
          replyOf('result'),
        ],
      },
      refused: { to: 'refused', replies: [replyOf('error')] },
    },
  }),
  row('createStream', {
    ...isConnected,
    is: command('createStream'),
    doc: 'Asks for a message stream.',
    outcomes: {
      accepted: {
        makes: { machine: 'stream', key: field('values.0'), state: 'idle' },
        replies: [replyOf('result')],
      },
      refused: { replies: [replyOf('error')] },
    },
  }),
  row('getStreamLength', {
    ...isConnected,
    is: command('getStreamLength'),
    outcomes: { known: { replies: [replyOf('result')] }, unknown: { replies: [replyOf('error')] } },
  }),
  announcement('releaseStream', 'onFcPublish'),
  announcement('fcPublish', 'onFcPublish'),
  announcement('fcUnpublish', 'onFcUnpublish'),
  announcement('fcSubscribe', 'onFcSubscribe'),
  announcement('fcUnsubscribe', 'onFcUnsubscribe'),
  announcement('checkBandwidth', 'onBandwidthDone'),
  announcement('checkBandwidthOfClient', 'onBandwidthDone'),
  row('bandwidthCheck', {
    machine,
    from: ['connected'],
    by: ['server'],
    is: command('onBandwidthCheck'),
    outcomes: { taken: { replies: [{ ...replyOf('result', 'answers-announcements'), ...optional }] } },
  }),
  ...['initStream', 'setPeerInfo'].map((name) => plain(name, { ...isConnected, is: command(name) })),
  row('close', {
    machine,
    from: ['connecting', 'connected', 'refused'],
    by: ['client', 'server'],
    is: command('close'),
    doc: 'Ends the connection.',
    outcomes: { done: { to: 'closed', replies: [] } },
  }),
  plain('bandwidthDone', { machine, by: ['server'], is: command('onBandwidthDone') }),
  plain(
    'setChunkSize',
    {
      machine,
      by: both,
      is: control('setChunkSize'),
      requires: [onControlStream('control-stream'), { condition: ge(field('size'), 128), rule: 'at-least-default' }],
    },
    { effects: [{ effect: 'setChunkSize', with: { size: field('size') } }] },
  ),
  plain(
    'abort',
    { machine, by: both, is: control('abort'), requires: [onControlStream('control-stream')] },
    { effects: [{ effect: 'discardPartial', with: { chunkStreamId: field('chunkStreamId') } }] },
  ),
  plain(
    'acknowledgement',
    { machine, by: both, is: control('acknowledgement'), requires: [onControlStream('control-stream')] },
    { effects: [{ effect: 'acknowledge', with: { sequenceNumber: field('sequenceNumber') } }] },
  ),
  plain(
    'windowAcknowledgementSize',
    { machine, by: both, is: control('windowAcknowledgementSize'), requires: [onControlStream('control-stream')] },
    { effects: [{ effect: 'setWindow', with: { size: field('size') } }] },
  ),
  plain(
    'setPeerBandwidth',
    { machine, by: both, is: control('setPeerBandwidth'), requires: [onControlStream('control-stream')] },
    {
      replies: [reply(control('windowAcknowledgementSize'), 'answer-with-window', optional)],
      effects: [{ effect: 'limitPeer', with: { size: field('size'), limitType: field('limitType') } }],
    },
  ),
  row('pingRequest', {
    machine,
    from: ['any'],
    by: ['server'],
    is: event('pingRequest'),
    doc: 'Asks whether the client is still there.',
    outcomes: { answered: { replies: [reply(event('pingResponse'), 'same-timestamp', { same: ['timestamp'] })] } },
  }),
  row('pingToServer', {
    machine,
    from: ['any'],
    by: ['client'],
    is: event('pingRequest'),
    doc: 'Asks whether the server is still there.',
    outcomes: { answered: { replies: [reply(event('pingResponse'), 'ping-to-server', { same: ['timestamp'] })] } },
  }),
  ...['sharedObjectMessage', 'sharedObjectExtended'].map((kind) =>
    plain(kind, { machine, from: ['connected'], by: both, is: control(kind), elsewhere: 'connect-first' }),
  ),
  plain('setBufferLength', { machine, by: ['client'], is: event('setBufferLength') }),
  ...streamEvents.map((name) => plain(name, { machine, by: ['server'], is: event(name) })),
  plain('swfVerificationRequest', { machine, by: ['server'], is: event('swfVerificationRequest') }),
  plain('swfVerificationResponse', { machine, by: ['client'], is: event('swfVerificationResponse') }),
  ...['flowSync', 'setKeepalive'].map((name) => plain(name, { machine, by: both, is: event(name) })),
  plain('unknownEvent', { machine, by: both, is: event('unknownEvent') }),
];

export const connectionMachine = {
  doc: 'The connection to an application.',
  states: {
    fresh: 'The handshake is done.',
    connecting: 'The client has asked for an application.',
    connected: 'The server has accepted.',
    refused: 'The server has refused.',
    closed: 'One side has ended it.',
  },
  initial: 'fresh',
};

export const connectionEffects = {
  setChunkSize: { doc: 'The sender cuts its messages into chunks of this size.', takes: { size: u32 } },
  discardPartial: {
    doc: 'The receiver gives up the incomplete message of the chunk stream.',
    takes: { chunkStreamId: u32 },
  },
  acknowledge: { doc: 'So many bytes have arrived at the sender of the message.', takes: { sequenceNumber: u32 } },
  setWindow: { doc: 'The receiver acknowledges each time so many bytes have arrived.', takes: { size: u32 } },
  limitPeer: {
    doc: 'The receiver sends no more than this ahead of acknowledgements.',
    takes: { size: u32, limitType: u32 },
  },
};
