import { number } from '../../src/schema/build/index.js';
import type { Source } from '../../src/schema/model.js';
import { errata, peers, rtmp, uris } from '../documents.js';

const constant = (name: string, value: number, doc: string, from: Source, unit?: string) =>
  number(`rtmp.${name}`, value, { doc, from, ...(unit === undefined ? {} : { unit }) });

const connection = [
  constant('defaultPort', 1935, 'TCP port of rtmp URIs without a port.', uris('4.1')),
  constant('defaultSecurePort', 443, 'TCP port of rtmps URIs without a port.', uris('4.1')),
  constant('defaultChunkSize', 128, 'Chunk size until a set chunk size.', rtmp('5.4.1'), 'bytes'),
  constant('maximumChunkSize', 0x7fffffff, 'Largest chunk size that can be announced.', rtmp('5.4.1'), 'bytes'),
  constant('maximumMessageSize', 0xffffff, 'Largest payload; larger chunks make no sense.', errata('7'), 'bytes'),
  constant('formatSelectorSize', 1, 'In front of the content of extended messages.', errata('7.2'), 'bytes'),
  constant('maximumMessageStreamId', 0xffffff, 'Largest message stream id that peers share.', errata('7')),
  constant(
    'defaultWindowAcknowledgementSize',
    2_500_000,
    'What servers announce.',
    peers('window-acknowledgement-size'),
    'bytes',
  ),
  constant('defaultPeerBandwidth', 2_500_000, 'What servers announce.', peers('peer-bandwidth'), 'bytes'),
  constant('defaultBufferLength', 3000, 'What players announce.', peers('buffer-length'), 'milliseconds'),
];

const ids = [
  constant('controlStreamId', 0, 'Message stream of the connection itself.', rtmp('5.4')),
  constant('firstStreamId', 1, 'The message stream that servers give out first.', peers('first-stream-id')),
  constant('controlChunkStreamId', 2, 'Chunk stream of protocol control and user control.', rtmp('5.4')),
  constant('commandChunkStreamId', 3, 'Commands of the connection.', peers('chunk-stream-ids')),
  constant('audioChunkStreamId', 4, 'Audio of the first message stream.', peers('chunk-stream-ids')),
  constant('dataChunkStreamId', 5, 'Data and status of the first message stream.', peers('chunk-stream-ids')),
  constant('videoChunkStreamId', 6, 'Video of the first message stream.', peers('chunk-stream-ids')),
  constant('streamCommandChunkStreamId', 8, 'Commands of the first message stream.', peers('chunk-stream-ids')),
  constant('connectTransactionId', 1, 'Transaction id of connect.', rtmp('7.2.1.1')),
  constant('noTransactionId', 0, 'Transaction id of commands that expect no reply.', rtmp('7.2.1.2')),
];

const play = [
  constant('playLiveOrRecorded', -2, 'Start: the live stream, else the recorded one.', rtmp('7.2.2.1')),
  constant('playLive', -1, 'Start: the live stream only.', rtmp('7.2.2.1')),
  constant('playToEnd', -1, 'Duration: to the end.', rtmp('7.2.2.1')),
  constant(
    'playLiveOrRecordedMilliseconds',
    -2000,
    'The same start, as clients send it.',
    peers('play-in-milliseconds'),
    'milliseconds',
  ),
  constant(
    'playLiveMilliseconds',
    -1000,
    'The same start, as clients send it.',
    peers('play-in-milliseconds'),
    'milliseconds',
  ),
  constant(
    'playToEndMilliseconds',
    -1000,
    'The same duration, as clients send it.',
    peers('play-in-milliseconds'),
    'milliseconds',
  ),
];

const capability = (name: string, value: number, doc: string) => constant(name, value, doc, rtmp('7.2.1.1'));

const capabilities = [
  capability('objectEncodingAmf0', 0, 'Object encoding: AMF 0 only.'),
  capability('objectEncodingAmf3', 3, 'Object encoding: AMF 3 too.'),
  capability('audioCodecNone', 0x0001, 'audioCodecs: raw sound.'),
  capability('audioCodecAdpcm', 0x0002, 'audioCodecs: ADPCM.'),
  capability('audioCodecMp3', 0x0004, 'audioCodecs: MP3.'),
  capability('audioCodecNellymoser8k', 0x0020, 'audioCodecs: Nellymoser at 8 kHz.'),
  capability('audioCodecNellymoser', 0x0040, 'audioCodecs: Nellymoser.'),
  capability('audioCodecG711ALaw', 0x0080, 'audioCodecs: G.711 A-law.'),
  capability('audioCodecG711MuLaw', 0x0100, 'audioCodecs: G.711 mu-law.'),
  capability('audioCodecNellymoser16k', 0x0200, 'audioCodecs: Nellymoser at 16 kHz.'),
  capability('audioCodecAac', 0x0400, 'audioCodecs: AAC.'),
  capability('audioCodecSpeex', 0x0800, 'audioCodecs: Speex.'),
  capability('audioCodecsAll', 0x0fff, 'audioCodecs: all of them.'),
  capability('videoCodecSorenson', 0x0004, 'videoCodecs: Sorenson H.263.'),
  capability('videoCodecScreen', 0x0008, 'videoCodecs: screen video.'),
  capability('videoCodecVp6', 0x0010, 'videoCodecs: On2 VP6.'),
  capability('videoCodecVp6Alpha', 0x0020, 'videoCodecs: On2 VP6 with alpha channel.'),
  capability('videoCodecScreen2', 0x0040, 'videoCodecs: screen video version 2.'),
  capability('videoCodecAvc', 0x0080, 'videoCodecs: AVC.'),
  capability('videoCodecsAll', 0x00ff, 'videoCodecs: all of them.'),
  capability('videoFunctionClientSeek', 1, 'videoFunction: the client seeks to single frames.'),
  constant('serverCapabilities', 31, 'What servers say in the result of connect.', peers('connect-properties')),
];

export const numbers = [...connection, ...ids, ...play, ...capabilities];
