import {
  bytes,
  derived,
  field,
  flag,
  magic,
  minus,
  must,
  number,
  plus,
  reserved,
  sizeOf,
  struct,
  type,
  u8,
  u32,
} from '../../src/schema/build/index.js';
import { flv } from '../documents.js';

const headerSize = 9;

export const header = type(
  'flv.header',
  struct({
    signature: magic('46 4c 56', { rule: 'signature', doc: 'The letters FLV.' }),
    version: { ...u8, doc: 'Version of the file format: 1.' },
    reservedHigh: reserved(5, { rule: 'reserved-flags' }),
    hasAudio: flag(1, { doc: 'Whether there are audio tags.' }),
    reservedLow: reserved(1, { rule: 'reserved-flags' }),
    hasVideo: flag(1, { doc: 'Whether there are video tags.' }),
    dataOffset: derived(u32, plus(headerSize, sizeOf('extension')), {
      mismatch: 'used',
      rule: 'data-offset',
      doc: 'Size of this header, and so where the body begins.',
    }),
    extension: bytes(minus(field('dataOffset'), headerSize), {
      rule: 'data-offset',
      doc: 'What later versions add; empty in version 1.',
    }),
  }),
  {
    doc: 'Opens an FLV file.',
    from: [flv('E.2'), flv('E.1')],
    rules: {
      'reserved-flags': must('The other bits of the type flags are 0', flv('E.2')),
      'network-order': must('Numbers are big-endian, unlike those of SWF files', flv('E.1')),
      signature: must('A file begins with the letters FLV', flv('E.2')),
      'data-offset': must('The data offset is the size of the header, at least 9 bytes', flv('E.2')),
    },
    examples: [
      {
        hex: '464c56 01 05 00000009',
        value: { version: 1, hasAudio: true, hasVideo: true, extension: { $bytes: '' } },
      },
      {
        hex: '464c56 01 01 0000000b abcd',
        value: { version: 1, hasAudio: false, hasVideo: true, extension: { $bytes: 'abcd' } },
        doc: 'a longer header',
        rules: ['flv/E.2/data-offset', 'flv/E.1/network-order'],
      },
      {
        hex: '464c56 01 ff 00000009',
        value: { version: 1, hasAudio: true, hasVideo: true, extension: { $bytes: '' } },
        canonical: false,
        doc: 'reserved bits are ignored',
        rules: ['flv/E.2/reserved-flags'],
      },
      { hex: '464c57 01 05 00000009', error: 'constant-mismatch', rules: ['flv/E.2/signature'] },
      { hex: '464c56 01 05 00000008', error: 'negative-length', rules: ['flv/E.2/data-offset'] },
    ],
  },
);

export const headerNumbers = [
  number('flv.headerSize', headerSize, { doc: 'Size of a header without extension.', unit: 'bytes', from: flv('E.2') }),
  number('flv.version', 1, { doc: 'The version of files that the document defines.', from: flv('E.2') }),
];
