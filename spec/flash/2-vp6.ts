import { bits, bytes, derived, field, must, sizeOf, struct, type, u24 } from '../../src/schema/build/index.js';
import { flv, peers } from '../documents.js';

const from = [flv('E.4.3.1'), peers('vp6')];

/** VP6 codes pictures of whole blocks; what is too much is cut off at the right and at the bottom. */
const adjustment = {
  cutRight: bits(4, { doc: 'Pixels to cut off at the right.' }),
  cutBelow: bits(4, { doc: 'Pixels to cut off at the bottom.' }),
};

const rules = {
  'cut-16': must('VP6 codes whole blocks of 16 pixels; the first byte says how much is too much', peers('vp6')),
};

export const vp6 = type('flash.vp6', struct({ ...adjustment, data: bytes('rest', { doc: 'A frame of VP6.' }) }), {
  doc: 'A picture of On2 VP6.',
  from,
  rules,
  examples: [
    {
      hex: '08 7846',
      value: { cutRight: 0, cutBelow: 8, data: { $bytes: '7846' } },
      doc: 'coded with 368 rows, shown with 360',
      rules: ['peers/vp6/cut-16'],
    },
  ],
});

export const vp6Alpha = type(
  'flash.vp6Alpha',
  struct({
    ...adjustment,
    alphaOffset: derived(u24, sizeOf('color'), { mismatch: 'used', doc: 'Bytes up to the alpha channel.' }),
    color: bytes(field('alphaOffset'), { doc: 'The colours: a frame of VP6.' }),
    alpha: bytes('rest', { doc: 'The alpha channel: a frame of VP6 of which only the brightness counts.' }),
  }),
  {
    doc: 'A picture of On2 VP6 with an alpha channel.',
    from,
    rules,
    examples: [
      {
        hex: '00 000002 7846 79',
        value: { cutRight: 0, cutBelow: 0, color: { $bytes: '7846' }, alpha: { $bytes: '79' } },
      },
    ],
  },
);
