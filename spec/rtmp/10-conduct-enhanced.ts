import { conduct, deFacto } from '../../src/schema/build/index.js';
import { enhanced, peers } from '../documents.js';

const relay = peers('enhanced-relay');

export const enhancedConduct = conduct('rtmp.enhancedConduct', {
  doc: 'What a server does with media and properties of Enhanced RTMP, those that it does not know among them.',
  from: [enhanced('enhanced-audio'), enhanced('enhanced-video')],
  rules: {
    'audio-unchanged': deFacto('Audio of Enhanced RTMP is passed on byte for byte', relay),
    'video-unchanged': deFacto('Video of Enhanced RTMP is passed on byte for byte', relay),
    'unknown-four-cc': deFacto('Media whose four letters the server does not know are passed on', relay),
    'unknown-packet-type': deFacto('Packets of a type that the server does not know are passed on or dropped', relay),
    'mod-ex-unchanged': deFacto('Extensions are passed on, with the packets that they stand before', relay),
    'multitrack-unchanged': deFacto('Multitrack packets are passed on with all of their tracks', relay),
    'metadata-frame-unchanged': deFacto('Metadata frames are passed on in their place among the video', relay),
    'multichannel-unchanged': deFacto('The configuration of audio channels is passed on', relay),
    'audio-start-first': deFacto(
      'A late player is sent the last sequence start of the audio before other audio',
      peers('enhanced-late-players'),
    ),
    'video-start-first': deFacto(
      'A late player is sent the last sequence start of the video before other video',
      peers('enhanced-late-players'),
    ),
    'capabilities-optional': deFacto(
      'A client that announces nothing of Enhanced RTMP connects as ever',
      peers('enhanced-capabilities'),
    ),
  },
});
