import { openEnum, type, u8, u16 } from '../../src/schema/build/index.js';
import { errata, rtmp } from '../documents.js';

const from = [rtmp('7.2.1.1'), errata('8.1.4')];

export const audioCodecs = type(
  'rtmp.audioCodecs',
  openEnum(u16, {
    none: [0x001, 'Linear PCM.'],
    adpcm: [0x002, 'ADPCM.'],
    mp3: [0x004, 'MP3.'],
    intel: [0x008, 'Not used.'],
    unused: [0x010, 'Not used.'],
    nellymoser8: [0x020, 'Nellymoser, 8 kHz.'],
    nellymoser: [0x040, 'Nellymoser, other rates.'],
    g711ALaw: [0x080, 'G.711 A-law.'],
    g711MuLaw: [0x100, 'G.711 mu-law.'],
    nellymoser16: [0x200, 'Nellymoser, 16 kHz.'],
    aac: [0x400, 'AAC.'],
    speex: [0x800, 'Speex.'],
    all: [0xfff, 'All of them.'],
  }),
  {
    doc: 'In connect: the audio codecs that a client can receive, as a sum of bits.',
    from,
    examples: [{ hex: '0c77', value: 3191, doc: 'what a Flash Player says' }],
  },
);

export const videoCodecs = type(
  'rtmp.videoCodecs',
  openEnum(u8, {
    unused: [0x01, 'Obsolete.'],
    jpeg: [0x02, 'Obsolete.'],
    sorensonH263: [0x04, 'Sorenson H.263.'],
    screen: [0x08, 'Screen video.'],
    vp6: [0x10, 'On2 VP6.'],
    vp6Alpha: [0x20, 'On2 VP6 with alpha channel.'],
    screen2: [0x40, 'Screen video version 2.'],
    avc: [0x80, 'AVC (H.264).'],
    all: [0xff, 'All of them.'],
  }),
  {
    doc: 'In connect: the video codecs that a client can receive, as a sum of bits.',
    from,
    examples: [{ hex: 'fc', value: 252, doc: 'what a Flash Player says' }],
  },
);
