import { bits, kinds, on, ref, type } from '../../src/schema/build/index.js';
import { enhanced, flv } from '../documents.js';
import { audioData } from '../flv/3-audio.js';
import { videoData } from '../flv/3-video.js';
import { exAudio, exAudioStart, exHeader } from './6-audio.js';
import { exVideo, exVideoStart } from './6-video.js';

const audioTag = { peek: bits(4) };
const videoTag = { peek: bits(1) };

export const audioBody = type(
  'enhanced.audioBody',
  kinds({
    tag: audioTag,
    cases: { exAudio: on(exHeader, exAudio) },
    else: { name: 'audioData', type: ref(audioData), tagField: 'soundFormat' },
  }),
  {
    doc: 'The data of an audio tag or message, in either layout.',
    from: [flv('E.4.2.1'), enhanced('enhanced-audio')],
    examples: [
      {
        hex: 'af 01 21',
        value: {
          kind: 'audioData',
          soundFormat: 10,
          soundRate: 3,
          soundSize: 1,
          soundType: 1,
          aacPacketType: 1,
          data: { $bytes: '21' },
        },
      },
      {
        hex: '92 4f707573',
        value: { kind: 'exAudio', packetType: 2, modEx: [], fourCc: 0x4f707573, packet: { kind: 'sequenceEnd' } },
      },
    ],
  },
);

export const videoBody = type(
  'enhanced.videoBody',
  kinds({ tag: videoTag, cases: { videoData: on(0, videoData), exVideo: on(1, exVideo) } }),
  {
    doc: 'The data of a video tag or message, in either layout.',
    from: [flv('E.4.3.1'), enhanced('enhanced-video')],
    examples: [
      { hex: '52 01', value: { kind: 'videoData', frameType: 5, codecId: 2, command: 1, data: { $bytes: '' } } },
      {
        hex: '92 76703039',
        value: {
          kind: 'exVideo',
          frameType: 1,
          packetType: 2,
          modEx: [],
          fourCc: 0x76703039,
          packet: { kind: 'sequenceEnd' },
        },
      },
    ],
  },
);

export const audioStart = type(
  'enhanced.audioStart',
  kinds({
    tag: audioTag,
    cases: { exAudioStart: on(exHeader, exAudioStart) },
    else: { name: 'audioData', type: ref(audioData), tagField: 'soundFormat' },
  }),
  {
    doc: 'The same, with nothing read but how it begins: enough to tell sequence headers from frames.',
    from: [flv('E.4.2.1'), enhanced('enhanced-audio')],
    examples: [
      {
        hex: '90 4f707573',
        value: { kind: 'exAudioStart', packetType: 0, modEx: [], rest: { $bytes: '4f707573' } },
      },
      {
        hex: '2f ff',
        value: { kind: 'audioData', soundFormat: 2, soundRate: 3, soundSize: 1, soundType: 1, data: { $bytes: 'ff' } },
      },
    ],
  },
);

export const videoStart = type(
  'enhanced.videoStart',
  kinds({ tag: videoTag, cases: { videoData: on(0, videoData), exVideoStart: on(1, exVideoStart) } }),
  {
    doc: 'The same, with nothing read but how it begins: enough to tell key frames and sequence headers from others.',
    from: [flv('E.4.3.1'), enhanced('enhanced-video')],
    examples: [
      {
        hex: '90 61763031',
        value: { kind: 'exVideoStart', frameType: 1, packetType: 0, modEx: [], rest: { $bytes: '61763031' } },
      },
      { hex: '22 00', value: { kind: 'videoData', frameType: 2, codecId: 2, data: { $bytes: '00' } } },
    ],
  },
);
