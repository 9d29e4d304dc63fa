import { bits, computed, field, ifElse, openEnum, plus } from '../../src/schema/build/index.js';
import { lookUp } from './expressions.js';

export const reducedRate = 3;
export const sampleRates = { 0: 48000, 1: 44100, 2: 32000 };
export const sampleRateCode = openEnum(
  bits(2),
  {
    hz48000: [0, '48,000 Hz.'],
    hz44100: [1, '44,100 Hz.'],
    hz32000: [2, '32,000 Hz.'],
    reduced: [reducedRate, 'Half of one of these, in Enhanced AC-3; reserved in AC-3.'],
  },
  { doc: 'The sampling rate.' },
);
export const audioCodingMode = openEnum(
  bits(3),
  {
    dualMono: [0, 'Two channels of their own.'],
    mono: [1, 'Centre.'],
    stereo: [2, 'Left and right.'],
    threeFront: [3, 'Left, centre, right.'],
    stereoSurround: [4, 'Left, right and surround.'],
    threeFrontSurround: [5, 'Left, centre, right and surround.'],
    stereoTwoSurround: [6, 'Left, right and two surround.'],
    threeFrontTwoSurround: [7, 'Left, centre, right and two surround.'],
  },
  { doc: 'The full-bandwidth channels.' },
);
export const channels = computed(
  bits(3),
  plus(
    lookUp('audioCodingMode', { 0: 2, 1: 1, 2: 2, 3: 3, 4: 3, 5: 4, 6: 4, 7: 5 }),
    ifElse(field('hasLowFrequency'), 1, 0),
  ),
  { doc: 'All channels, that of low frequencies among them.' },
);
