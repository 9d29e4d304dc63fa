import { must, shape, shapes, should, vocabulary } from '../../src/schema/build/index.js';
import { enhanced, errata, peers, rtmp } from '../documents.js';
import { fourCc } from '../enhanced/1-four-cc.js';
import { audioFourCcInfoMap, connectRules, reconnectRules, videoFourCcInfoMap } from '../enhanced/7-connect.js';
import { statusCode, statusLevel } from './5-status.js';
import { clientType } from './8-names.js';

const { any, boolean, either, list, named, null_, number, object, optional, required, string, word } = shapes;

/** What either side can do beyond the older codecs. */
const capabilities = {
  fourCcList: optional(either(list(word(fourCc)), null_), 'Codecs by their four letters, or an asterisk for all.'),
  audioFourCcInfoMap: optional(either(named(audioFourCcInfoMap), null_), 'What it can do with audio codecs.'),
  videoFourCcInfoMap: optional(either(named(videoFourCcInfoMap), null_), 'What it can do with video codecs.'),
  capsEx: optional(number, 'What it can do beside, one bit each.'),
};

/** Clients say null or undefined where they have nothing to say. */
const text = either(string, null_);

export const publishType = vocabulary(
  'rtmp.publishType',
  {
    live: ['live', 'Pass the stream on; keep nothing.'],
    record: ['record', 'Pass the stream on and record it to a new file, in place of an older one.'],
    append: ['append', 'Pass the stream on and record it to the end of the file, which is made if missing.'],
  },
  { doc: 'What a server does with a published stream.', from: rtmp('7.2.2.6') },
);

export const playTransition = vocabulary(
  'rtmp.playTransition',
  {
    append: ['append', 'Play it when all that is queued has been played.'],
    appendAndWait: ['appendAndWait', 'The same, but wait until something else is asked for.'],
    reset: ['reset', 'Drop what is queued, and play it at once.'],
    resume: ['resume', 'Ask again for what is missing after a new connection.'],
    stop: ['stop', 'Stop playing the streams that are named.'],
    swap: ['swap', 'Put one stream in the place of another that is queued.'],
    switch: ['switch', 'Go over to another bit rate of what plays.'],
  },
  { doc: 'How play2 goes from one stream to another.', from: [rtmp('7.2.2.2'), peers('play-options')] },
);

export const playOptions = shape('rtmp.playOptions', {
  doc: 'What play2 is to play, and how it gets there.',
  from: [rtmp('7.2.2.2'), peers('play-options')],
  shape: object({
    streamName: optional(text, 'The stream to play.'),
    oldStreamName: optional(text, 'The stream that it takes the place of.'),
    transition: optional(either(word(playTransition), null_), 'How to get there.'),
    start: optional(number, 'Seconds; as in play.'),
    len: optional(number, 'Seconds; as the duration of play.'),
    offset: optional(number, 'Seconds into the stream at which the switch happens.'),
  }),
});

export const connectObject = shape('rtmp.connectObject', {
  doc: 'What a client says of itself when it connects.',
  from: [rtmp('7.2.1.1'), errata('8.1'), enhanced('enhancing-netconnection-connect-command')],
  rules: {
    ...connectRules,
    'app-required': must('The connect object has an app', errata('8.1.3')),
    'tc-url-required': must('The connect object has a tcUrl', errata('8.1.2')),
    'tc-url-without-secrets': should('The tcUrl has no user information and no fragment', errata('8.1.2')),
    codecs: should('A client that plays lists its codecs: some servers hold back what is not listed', errata('8.1.4')),
  },
  shape: object({
    app: optional(string, 'The application: path and query of the URI, without the first slash.'),
    flashVer: optional(text, 'Name and version of the client.'),
    swfUrl: optional(text, 'Where the client program came from.'),
    tcUrl: optional(string, 'The URI that the client connects to.'),
    fpad: optional(boolean, 'Whether there is a proxy.'),
    capabilities: optional(number, 'Bits without a public meaning.'),
    audioCodecs: optional(number, 'The audio codecs that the client can receive, one bit each.'),
    videoCodecs: optional(number, 'The video codecs that the client can receive, one bit each.'),
    videoFunction: optional(number, 'What the client can do with video, one bit each.'),
    pageUrl: optional(text, 'The page around the client program.'),
    objectEncoding: optional(number, '0: AMF 0 only; 3: AMF 3 too. 0 if missing.'),
    type: optional(either(word(clientType), null_), 'What kind of client it is.'),
    ...capabilities,
  }),
});

export const connectProperties = shape('rtmp.connectProperties', {
  doc: 'What a server says of itself when a client connects.',
  from: [rtmp('7.2.1.1'), peers('connect-properties'), enhanced('enhancing-netconnection-connect-command')],
  shape: object({
    fmsVer: optional(string, 'Name and version of the server.'),
    capabilities: optional(number, 'Bits without a public meaning.'),
    mode: optional(number, 'A number without a public meaning.'),
    ...capabilities,
    videoFunction: optional(number, 'What it can do with video, one bit each.'),
  }),
});

export const statusInformation = shape('rtmp.statusInformation', {
  doc: 'What happened: a level, a code, words for people.',
  from: [rtmp('7.2.2'), errata('8.1.1'), enhanced('reconnect-request')],
  rules: {
    ...reconnectRules,
    'level-code-description': must('The information object has a level, a code and a description', rtmp('7.2.2')),
    'object-encoding-of-result': must(
      'The result of connect says object encoding 3 only to a client that said 3',
      errata('8.1.1'),
    ),
  },
  shape: object({
    level: optional(word(statusLevel), 'How grave it is.'),
    code: required(word(statusCode), 'What it is.'),
    description: optional(string, 'The same in words.'),
    details: optional(any, 'What it is about: mostly the name of the stream, as a string.'),
    clientid: optional(any, 'How the server calls the client: a number or a string.'),
    objectEncoding: optional(number, 'In the result of connect: the object encoding in force.'),
    tcUrl: optional(string, 'In the request to connect anew: where to, if not to the same server.'),
  }),
});
