import { conduct, deFacto, must } from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';

export const mediaConduct = conduct('rtmp.mediaConduct', {
  doc: 'What a server passes on from a publisher to the players of its stream.',
  from: rtmp('7.2.2.6'),
  rules: {
    'passed-on': must('Players receive the audio, video and data messages that are published', rtmp('7.2.2.6')),
    unchanged: deFacto('Audio and video are passed on byte for byte', peers('relay')),
    'in-order': deFacto('Media are passed on in the order in which they are published', peers('relay')),
    'timestamps-kept': deFacto('Timestamps are passed on as they are, or all with the same offset', peers('relay')),
    'any-codec': deFacto('Media of a codec that the server does not know are passed on', peers('relay')),
    'any-data': deFacto('Data messages are passed on, whatever their name', peers('relay')),
    'large-frame': deFacto('A frame of a few megabytes is passed on whole', peers('relay')),
    'step-back': deFacto('A timestamp that steps back does not end the stream', peers('relay')),
    'empty-media': deFacto('Audio and video without payload are passed on or dropped', peers('empty-message')),
    'aggregate-passed-on': deFacto(
      'An aggregate message is passed on as it is, or as the messages inside',
      peers('aggregate'),
    ),
    'aggregate-stream': must(
      'The messages inside an aggregate belong to the message stream of the aggregate',
      rtmp('7.1.6'),
    ),
    'aggregate-offset': must(
      'Timestamps inside an aggregate are moved so that the first is the one of the aggregate',
      rtmp('7.1.6'),
    ),
    'media-unasked': deFacto(
      'Media in a message stream that publishes nothing are dropped, or end only that connection',
      peers('media-unasked'),
    ),
  },
});

export const latePlayerConduct = conduct('rtmp.latePlayerConduct', {
  doc: 'What somebody is sent first who begins to play a stream that has begun before.',
  from: peers('late-players'),
  rules: {
    'metadata-kept': deFacto('A late player is sent the metadata that were last set', peers('late-players')),
    'metadata-cleared': deFacto('Metadata that were cleared are not sent to late players', peers('late-players')),
    'audio-header-first': deFacto(
      'A late player is sent the last sequence header of the audio before other audio',
      peers('late-players'),
    ),
    'video-header-first': deFacto(
      'A late player is sent the last sequence header of the video before other video',
      peers('late-players'),
    ),
    'key-frame-first': deFacto('The first picture that a late player is sent is a key frame', peers('late-players')),
  },
});
