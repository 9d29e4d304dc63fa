import {
  bits,
  bytes,
  field,
  flag,
  ifMore,
  listToEnd,
  must,
  prefixed,
  reserved,
  struct,
  type,
  u8,
  u16,
  when,
} from '../../src/schema/build/index.js';
import { flv, peers } from '../documents.js';

const from = [flv('E.4.3.1'), peers('screen-video')];

/** Blocks are sixteen pixels or a multiple of it. */
const blockSize = (doc: string) => bits(4, { doc: `${doc}, in units of 16 pixels, less one.` });

const grid = {
  blockWidth: blockSize('Width of a block'),
  imageWidth: bits(12, { doc: 'Width of the picture in pixels.' }),
  blockHeight: blockSize('Height of a block'),
  imageHeight: bits(12, { doc: 'Height of the picture in pixels.' }),
};

const rules = {
  'block-order': must('Blocks stand in rows from the left, and the rows from the bottom', peers('screen-video')),
  'unchanged-block': must('A block of no bytes is as it was in the frame before', peers('screen-video')),
};

export const screenVideo = type(
  'flash.screenVideo',
  struct({ ...grid, blocks: listToEnd(prefixed(u16, bytes(), { rule: 'unchanged-block' })) }),
  {
    doc: 'A picture of screen video: a grid of blocks, each the pixels blue, green, red, packed with zlib.',
    from,
    rules,
    examples: [
      {
        hex: '1040 1020 0003 789c01 0000',
        value: {
          blockWidth: 1,
          imageWidth: 64,
          blockHeight: 1,
          imageHeight: 32,
          blocks: [{ $bytes: '789c01' }, { $bytes: '' }],
        },
        doc: 'two blocks of 32 × 32 pixels, of which the second did not change',
        rules: ['peers/screen-video/block-order', 'peers/screen-video/unchanged-block'],
      },
    ],
  },
);

export const screenBlock = type(
  'flash.screenBlock',
  struct({
    unused: reserved(3),
    colorDepth: bits(2, { doc: '0: 24 bits a pixel; 2: one or two bytes, with a palette.' }),
    hasRows: flag(1, { doc: 'Whether only some rows of the block changed.' }),
    primedByThis: flag(1, { doc: 'Whether zlib begins with what another block of this frame had.' }),
    primedByLast: flag(1, { doc: 'Whether zlib begins with what the block had in the key frame.' }),
    rows: when(field('hasRows'), struct({ first: { ...u8, doc: 'From the bottom.' }, count: u8 })),
    primer: when(field('primedByThis'), struct({ column: u8, row: u8 }), { doc: 'Which other block.' }),
    data: bytes('rest', { doc: 'The pixels, packed with zlib.' }),
  }),
  {
    doc: 'A block of screen video version 2.',
    from,
    examples: [
      {
        hex: '00 789c',
        value: {
          colorDepth: 0,
          hasRows: false,
          primedByThis: false,
          primedByLast: false,
          data: { $bytes: '789c' },
        },
      },
      {
        hex: '16 0104 0203 78',
        value: {
          colorDepth: 2,
          hasRows: true,
          primedByThis: true,
          primedByLast: false,
          rows: { first: 1, count: 4 },
          primer: { column: 2, row: 3 },
          data: { $bytes: '78' },
        },
      },
    ],
  },
);

export const screenVideo2 = type(
  'flash.screenVideo2',
  struct({
    ...grid,
    unused: reserved(6),
    hasKeyImage: flag(1, { doc: 'Whether the blocks of a key image follow those of the picture.' }),
    hasPalette: flag(1, { doc: 'Whether there is a palette.' }),
    palette: when(field('hasPalette'), prefixed(u16, bytes()), { doc: '128 colours, packed with zlib.' }),
    blocks: listToEnd(prefixed(u16, struct({ block: ifMore(screenBlock) })), {
      doc: 'The blocks of the picture, then those of the key image.',
    }),
  }),
  {
    doc: 'A picture of screen video version 2.',
    from,
    rules,
    examples: [
      {
        hex: '1040 1020 00 0002 0078 0000',
        value: {
          blockWidth: 1,
          imageWidth: 64,
          blockHeight: 1,
          imageHeight: 32,
          hasKeyImage: false,
          hasPalette: false,
          blocks: [
            {
              block: {
                colorDepth: 0,
                hasRows: false,
                primedByThis: false,
                primedByLast: false,
                data: { $bytes: '78' },
              },
            },
            {},
          ],
        },
      },
      {
        hex: '0010 0010 01 0001 78',
        value: {
          blockWidth: 0,
          imageWidth: 16,
          blockHeight: 0,
          imageHeight: 16,
          hasKeyImage: false,
          hasPalette: true,
          palette: { $bytes: '78' },
          blocks: [],
        },
        doc: 'a palette and no block',
      },
    ],
  },
);
