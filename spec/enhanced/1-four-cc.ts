import { conflict, must, openEnum, type, u32, vocabulary } from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';

/** The numbers that four letters make. */
export const audioCodes = {
  ac3: 0x61632d33,
  eac3: 0x65632d33,
  opus: 0x4f707573,
  mp3: 0x2e6d7033,
  flac: 0x664c6143,
  aac: 0x6d703461,
} as const;

export const videoCodes = {
  vp8: 0x76703038,
  vp9: 0x76703039,
  av1: 0x61763031,
  avc: 0x61766331,
  hevc: 0x68766331,
  vvc: 0x76766331,
} as const;

export const audioCodec = openEnum(u32, {
  ac3: [audioCodes.ac3, 'AC-3: `ac-3`.'],
  eac3: [audioCodes.eac3, 'E-AC-3: `ec-3`.'],
  opus: [audioCodes.opus, 'Opus: `Opus`.'],
  mp3: [audioCodes.mp3, 'MP3: `.mp3`.'],
  flac: [audioCodes.flac, 'FLAC: `fLaC`.'],
  aac: [audioCodes.aac, 'AAC, of the profiles main, LC and HE: `mp4a`.'],
});

export const audioFourCc = type('enhanced.audioFourCc', audioCodec, {
  doc: 'An audio codec, by four letters.',
  from: enhanced('enhanced-audio'),
  rules: {
    'codecs-announced': must(
      'A codec known by four letters is used where connect has announced it',
      enhanced('enhanced-audio'),
    ),
    'big-endian': must('Numbers of several bytes are big-endian, unless said otherwise', enhanced('simple-data-types')),
  },
  examples: [
    {
      hex: '4f707573',
      value: audioCodes.opus,
      rules: ['enhanced/enhanced-audio/codecs-announced', 'enhanced/simple-data-types/big-endian'],
    },
    { hex: '61616161', value: 0x61616161, doc: 'a codec that is not listed' },
  ],
});

export const videoCodec = openEnum(u32, {
  vp8: [videoCodes.vp8, 'VP8: `vp08`.'],
  vp9: [videoCodes.vp9, 'VP9: `vp09`.'],
  av1: [videoCodes.av1, 'AV1: `av01`.'],
  avc: [videoCodes.avc, 'AVC (H.264): `avc1`.'],
  hevc: [videoCodes.hevc, 'HEVC (H.265): `hvc1`.'],
  vvc: [videoCodes.vvc, 'VVC (H.266): `vvc1`.'],
});

export const videoFourCc = type('enhanced.videoFourCc', videoCodec, {
  doc: 'A video codec, by four letters.',
  from: enhanced('enhanced-video'),
  rules: {
    'codecs-announced': must(
      'A codec known by four letters is used where connect has announced it',
      enhanced('enhanced-video'),
    ),
  },
  examples: [
    { hex: '68766331', value: videoCodes.hevc, rules: ['enhanced/enhanced-video/codecs-announced'] },
    { hex: '61616161', value: 0x61616161, doc: 'a codec that is not listed' },
  ],
});

export const fourCc = vocabulary(
  'enhanced.fourCc',
  {
    ac3: ['ac-3', 'AC-3 audio.'],
    eac3: ['ec-3', 'E-AC-3 audio.'],
    opus: ['Opus', 'Opus audio.'],
    mp3: ['.mp3', 'MP3 audio.'],
    flac: ['fLaC', 'FLAC audio.'],
    aac: ['mp4a', 'AAC audio.'],
    vp8: ['vp08', 'VP8 video.'],
    vp9: ['vp09', 'VP9 video.'],
    av1: ['av01', 'AV1 video.'],
    avc: ['avc1', 'AVC (H.264) video.'],
    hevc: ['hvc1', 'HEVC (H.265) video.'],
    vvc: ['vvc1', 'VVC (H.266) video.'],
    any: ['*', 'Whatever comes.'],
  },
  {
    doc: 'Codecs as connect names them: four letters, or an asterisk for all.',
    from: enhanced('enhancing-netconnection-connect-command'),
    rules: {
      'wildcard-overrides': conflict(
        'What an asterisk among named codecs means: its flags replace theirs, or join them',
        enhanced('enhancing-netconnection-connect-command'),
        {
          reads:
            'its flags hold for each codec, beside those of the codec itself, as the example of the document has it',
          writes: 'flags that are true under either reading',
        },
      ),
    },
  },
);
