import { bits, openEnum, spellings } from '../../src/schema/build/index.js';
import type { Enumeration } from '../../src/schema/model.js';

/** In five bits, or behind 31 in six more. */
export const objectType = spellings(bits(5), { 31: { tail: bits(6), plus: 32 } });
export const explicitFrequency = 15;
export const frequencies = {
  0: 96000,
  1: 88200,
  2: 64000,
  3: 48000,
  4: 44100,
  5: 32000,
  6: 24000,
  7: 22050,
  8: 16000,
  9: 12000,
  10: 11025,
  11: 8000,
  12: 7350,
} as const;
export const samplingFrequencyIndex = (doc: string): Enumeration =>
  openEnum(
    bits(4),
    {
      ...Object.fromEntries(
        Object.entries(frequencies).map(([index, hertz]) => [`hz${hertz}`, [Number(index), `${hertz} Hz.`] as const]),
      ),
      explicit: [explicitFrequency, 'The frequency follows in 24 bits.'],
    },
    { doc },
  );
