import {
  conflict,
  deFacto,
  eq,
  field,
  flag,
  given,
  must,
  not,
  sessions,
  should,
  u32,
} from '../../src/schema/build/index.js';
import type { Outcome, SessionRow } from '../../src/schema/model.js';
import { errata, peers, rtmp } from '../documents.js';
import {
  command,
  control,
  event,
  inStream,
  ofStream,
  onControlStream,
  optional,
  plain,
  replyOf,
  status,
  statusOf,
} from './9-session-messages.js';

const { message, reply, row } = sessions;

/** What the rows of message streams speak of. */
export const streamRules = {
  'created-first': deFacto('A message stream is asked for before it is used', peers('created-first')),
  'media-in-stream': deFacto(
    'Media come in the message stream that publishes or plays; some servers send them in message stream 0',
    peers('media-in-stream'),
  ),
  'publish-status': must('The server marks the beginning of publishing with a status', rtmp('7.2.2.6')),
  'play-start': must('The server announces playback with NetStream.Play.Start', rtmp('7.2.2.1')),
  'play-announcements': deFacto(
    'Before playback starts, servers announce the stream as recorded, begun and reset, or only some of it',
    peers('play-announcements'),
  ),
  'seek-notify': must('A seek that succeeds is announced with NetStream.Seek.Notify', rtmp('7.2.2.7')),
  'pause-notify': must('A pause is announced with NetStream.Pause.Notify', rtmp('7.2.2.8')),
  'unpause-notify': must('The end of a pause is announced with NetStream.Unpause.Notify', rtmp('7.2.2.8')),
  'receive-status': should(
    'Media that are asked for again are announced with NetStream.Seek.Notify and NetStream.Play.Start',
    rtmp('7.2.2.4'),
  ),
  'failure-reply': conflict('How a seek or a pause that fails is answered', rtmp('7.2.2.7'), {
    reads: 'an error for the transaction, as the document says, or a status of level error, as servers send it',
    writes: 'a status of level error',
  }),
  'refusal-status': must('What cannot be played or published is refused with a status of level error', rtmp('7.2.2')),
  'unpublish-status': deFacto('Servers announce the end of publishing with a status', peers('unpublish-status')),
  'delete-on-control-stream': must('deleteStream is sent in message stream 0', errata('8.3')),
};

const machine = 'stream';
const elsewhere = 'created-first';
const active = ['publishRequested', 'publishing', 'playRequested', 'playing', 'paused'];
const used = ['idle', ...active];
const plays = ['playRequested', 'playing', 'paused'];

const refused = (to?: string): Outcome => ({
  ...(to === undefined ? {} : { to }),
  replies: [reply(statusOf('error'), 'refusal-status', inStream)],
});
/** A failure in both readings. */
const failures: Readonly<Record<string, Outcome>> = {
  refused: { replies: [reply(statusOf('error'), 'failure-reply', inStream)] },
  failed: { replies: [replyOf('error', 'failure-reply')] },
};

const receives = (name: string, effect: string): readonly SessionRow[] => {
  const parts = { machine, from: used, by: ['client'], is: command(name), elsewhere };
  const effects = [{ effect, with: { on: field('receive') } }];
  return [
    row(`${name}Again`, {
      ...parts,
      when: field('receive'),
      outcomes: {
        done: {
          replies: [
            reply(status('NetStream.Seek.Notify'), 'receive-status', { ...inStream, ...optional }),
            reply(status('NetStream.Play.Start'), 'receive-status', { ...inStream, ...optional }),
          ],
          effects,
        },
      },
    }),
    row(`${name}NoMore`, { ...parts, outcomes: { done: { replies: [], effects } } }),
  ];
};

const media = ['audio', 'video', 'aggregate', 'dataMessage', 'dataExtended'];

export const streamRows: readonly SessionRow[] = [
  row('publish', {
    machine,
    from: ['idle'],
    by: ['client'],
    is: command('publish'),
    doc: 'Asks to publish in the message stream.',
    elsewhere,
    meanwhile: 'publishRequested',
    outcomes: {
      accepted: {
        to: 'publishing',
        replies: [
          reply(event('streamBegin'), 'play-announcements', { ...ofStream, ...optional }),
          reply(statusOf('status'), 'publish-status', inStream),
        ],
        effects: [{ effect: 'publish', with: { streamId: given('streamId') } }],
      },
      refused: refused('idle'),
    },
  }),
  row('play', {
    machine,
    from: ['idle', 'playing', 'paused'],
    by: ['client'],
    is: command('play'),
    doc: 'Asks to play in the message stream; while it plays, for something else or more.',
    elsewhere,
    meanwhile: 'playRequested',
    outcomes: {
      accepted: {
        to: 'playing',
        replies: [
          reply(event('streamIsRecorded'), 'play-announcements', { ...ofStream, ...optional }),
          reply(event('streamBegin'), 'play-announcements', { ...ofStream, ...optional }),
          reply(status('NetStream.Play.Reset'), 'play-announcements', { ...inStream, ...optional }),
          reply(status('NetStream.Play.Start'), 'play-start', inStream),
        ],
        effects: [{ effect: 'play', with: { streamId: given('streamId') } }],
      },
      refused: refused('idle'),
    },
  }),
  row('play2', {
    machine,
    from: ['playing'],
    by: ['client'],
    is: command('play2'),
    doc: 'Asks for another bit rate.',
    elsewhere,
    outcomes: { taken: { replies: [] } },
  }),
  row('pause', {
    machine,
    from: ['playing'],
    by: ['client'],
    is: command('pause'),
    when: field('pause'),
    elsewhere,
    outcomes: {
      paused: { to: 'paused', replies: [reply(status('NetStream.Pause.Notify'), 'pause-notify', inStream)] },
      ...failures,
    },
  }),
  row('unpause', {
    machine,
    from: ['paused'],
    by: ['client'],
    is: command('pause'),
    when: not(field('pause')),
    elsewhere,
    outcomes: {
      playing: { to: 'playing', replies: [reply(status('NetStream.Unpause.Notify'), 'unpause-notify', inStream)] },
      ...failures,
    },
  }),
  row('seek', {
    machine,
    from: ['playing', 'paused'],
    by: ['client'],
    is: command('seek'),
    elsewhere,
    outcomes: {
      done: {
        replies: [
          reply(event('streamIsRecorded'), 'play-announcements', { ...ofStream, ...optional }),
          reply(event('streamBegin'), 'play-announcements', { ...ofStream, ...optional }),
          reply(status('NetStream.Seek.Notify'), 'seek-notify', inStream),
          reply(status('NetStream.Play.Start'), 'play-announcements', { ...inStream, ...optional }),
        ],
      },
      ...failures,
    },
  }),
  ...receives('receiveAudio', 'receiveAudio'),
  ...receives('receiveVideo', 'receiveVideo'),
  row('closeStream', {
    machine,
    from: used,
    by: ['client'],
    is: command('closeStream'),
    doc: 'Ends what goes on in the message stream.',
    elsewhere,
    outcomes: {
      done: {
        to: 'idle',
        replies: [reply(statusOf('status'), 'unpublish-status', { ...inStream, ...optional })],
        effects: [{ effect: 'stop', with: { streamId: given('streamId') } }],
      },
    },
  }),
  row('deleteStream', {
    machine,
    ...ofStream,
    from: used,
    by: ['client'],
    is: command('deleteStream'),
    doc: 'Gives the message stream back.',
    elsewhere,
    requires: [onControlStream('delete-on-control-stream')],
    outcomes: {
      done: {
        to: 'none',
        replies: [reply(statusOf('status'), 'unpublish-status', { ...inStream, ...optional })],
        effects: [{ effect: 'stop', with: { streamId: field('streamId') } }],
      },
    },
  }),
  ...media.map((kind) =>
    plain(`${kind}Published`, {
      machine,
      from: ['publishRequested', 'publishing'],
      by: ['client'],
      is: control(kind),
      elsewhere: 'media-in-stream',
    }),
  ),
  ...media.map((kind) =>
    plain(`${kind}Played`, { machine, from: plays, by: ['server'], is: control(kind), elsewhere: 'media-in-stream' }),
  ),
  plain('statusOfConnection', {
    machine: 'connection',
    by: ['server'],
    is: command('onStatus'),
    when: eq(given('streamId'), 0),
  }),
  plain('statusOfStream', { machine, from: active, by: ['server'], is: command('onStatus'), elsewhere }),
  plain('otherCommand', {
    machine: 'connection',
    by: ['client', 'server'],
    is: message('message', 'any', 'other'),
    doc: 'Commands of the application.',
  }),
];

export const streamMachine = {
  doc: 'A message stream.',
  key: given('streamId'),
  states: {
    none: 'It is not asked for, or given back.',
    idle: 'Nothing goes on.',
    publishRequested: 'The client has asked to publish.',
    publishing: 'The client publishes.',
    playRequested: 'The client has asked to play.',
    playing: 'The server plays.',
    paused: 'Playback is paused.',
  },
  initial: 'none',
};

export const streamEffects = {
  publish: { doc: 'What the client sends in the message stream is published.', takes: { streamId: u32 } },
  play: { doc: 'The server sends what is played in the message stream.', takes: { streamId: u32 } },
  stop: { doc: 'Publishing or playing in the message stream ends.', takes: { streamId: u32 } },
  receiveAudio: { doc: 'The server sends audio, or none.', takes: { on: flag() } },
  receiveVideo: { doc: 'The server sends video, or none.', takes: { on: flag() } },
};
