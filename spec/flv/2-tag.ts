import {
  bits,
  bytes,
  conflict,
  deFacto,
  derived,
  field,
  flag,
  listToEnd,
  must,
  number,
  openEnum,
  ordered,
  type Part,
  reserved,
  should,
  sizeOf,
  struct,
  type,
  u24,
  u32,
} from '../../src/schema/build/index.js';
import { flv, peers } from '../documents.js';
import { header } from './1-header.js';
import { tagTypes } from './tag-types.js';

const headerSize = 11;

/** The 11 bytes in front of the data of a tag. */
const headerFields = (dataSize: Part) => ({
  reserved: reserved(2),
  filter: flag(1, { rule: 'filter-bit', doc: 'Whether the data must be decrypted or otherwise processed first.' }),
  tagType: openEnum(
    bits(5),
    {
      audio: [tagTypes.audio, 'Audio.'],
      video: [tagTypes.video, 'Video.'],
      scriptExtended: [tagTypes.scriptExtended, 'Script data with a format selector, of Enhanced RTMP.'],
      script: [tagTypes.script, 'Script data.'],
    },
    { doc: 'What the tag contains.' },
  ),
  dataSize,
  timestamp: ordered([2, 1, 0, 3], {
    rule: 'timestamp-sign',
    doc: 'Milliseconds since the first tag; the most significant byte comes last.',
  }),
  streamId: reserved(24, { rule: 'stream-id' }),
});

const headerRules = {
  'filter-bit': must('The filter bit is 0 in files without encryption, and 1 in tags that are encrypted', flv('E.4.1')),
  'first-at-zero': must('The first tag of a file has the timestamp 0; all others count from there', flv('E.4.1')),
  'tags-tell-time': must('Tags are played by their timestamps; what the payload says of time is ignored', flv('E.4.1')),
  'timestamp-sign': conflict('Whether the timestamp has a sign', flv('E.4.1'), {
    reads: 'without sign, as in RTMP',
    writes: 'without sign, as in RTMP',
  }),
  'stream-id': must('The stream id is 0', flv('E.4.1')),
  'reserved-bits': should('The two reserved bits are 0', flv('E.4.1')),
};

export const tagHeader = type(
  'flv.tagHeader',
  struct(headerFields({ ...u24, doc: 'Bytes between this header and the next previous tag size.' })),
  {
    doc: 'Opens a tag: what it contains, how much, and when it applies.',
    from: flv('E.4.1'),
    rules: headerRules,
    examples: [
      {
        hex: '09 000560 000000 00 000000',
        value: { filter: false, tagType: 9, dataSize: 1376, timestamp: 0 },
        rules: ['flv/E.4.1/first-at-zero', 'flv/E.4.1/stream-id'],
      },
      {
        hex: '28 000001 345678 12 000000',
        value: { filter: true, tagType: 8, dataSize: 1, timestamp: 0x12345678 },
        rules: ['flv/E.4.1/filter-bit', 'flv/E.4.1/tags-tell-time'],
      },
      {
        hex: '08 000001 ffffff ff 000000',
        value: { filter: false, tagType: 8, dataSize: 1, timestamp: 0xffffffff },
        rules: ['flv/E.4.1/timestamp-sign'],
      },
      {
        hex: 'c8 000001 000000 00 000001',
        value: { filter: false, tagType: 8, dataSize: 1, timestamp: 0 },
        canonical: false,
        doc: 'reserved bits and a stream id, both ignored',
        rules: ['flv/E.4.1/stream-id', 'flv/E.4.1/reserved-bits'],
      },
    ],
  },
);

export const tag = type(
  'flv.tag',
  struct({
    ...headerFields(
      derived(u24, sizeOf('data'), {
        mismatch: 'used',
        doc: 'Bytes between this header and the next previous tag size.',
      }),
    ),
    data: bytes(field('dataSize'), { doc: 'As they came: the tag type says what they are. May be empty.' }),
  }),
  {
    doc: 'One portion of audio, video or script data.',
    from: flv('E.4.1'),
    rules: headerRules,
    examples: [
      {
        hex: '08 000000 000000 00 000000',
        value: { filter: false, tagType: 8, timestamp: 0, data: { $bytes: '' } },
        doc: 'empty, as a recording of a real stream has it',
      },
      {
        hex: '09 000002 00004e 00 000000 2200',
        value: { filter: false, tagType: 9, timestamp: 78, data: { $bytes: '2200' } },
      },
      {
        hex: '1f 000001 000000 00 000000 ff',
        value: { filter: false, tagType: 31, timestamp: 0, data: { $bytes: 'ff' } },
        doc: 'an unknown tag type',
      },
    ],
  },
);

const wrongSizes = deFacto(
  'Files with wrong previous tag sizes exist; the sizes of the tags decide',
  peers('previous-tag-size'),
);

export const entry = type(
  'flv.entry',
  struct({
    tag,
    previousTagSize: derived(u32, sizeOf('tag'), {
      mismatch: 'noted',
      rule: 'wrong-previous-tag-size',
      doc: 'Size of the tag, its header included.',
    }),
  }),
  {
    doc: 'A tag, and behind it the size that leads back to its beginning.',
    from: flv('E.3'),
    rules: {
      'previous-tag-size': must('The size behind a tag is that of the tag with its header', flv('E.3')),
      'wrong-previous-tag-size': wrongSizes,
    },
    examples: [
      {
        hex: '08 000001 000000 00 000000 22 0000000c',
        value: { tag: { filter: false, tagType: 8, timestamp: 0, data: { $bytes: '22' } } },
      },
      {
        hex: '08 000001 000000 00 000000 22 00000001',
        value: { tag: { filter: false, tagType: 8, timestamp: 0, data: { $bytes: '22' } } },
        canonical: false,
        rules: ['flv/E.3/previous-tag-size', 'peers/previous-tag-size/wrong-previous-tag-size'],
      },
    ],
  },
);

export const file = type(
  'flv.file',
  struct({
    header,
    firstPreviousTagSize: derived(u32, 0, {
      mismatch: 'noted',
      rule: 'wrong-previous-tag-size',
      doc: 'There is no tag before the first.',
    }),
    entries: listToEnd(entry),
  }),
  {
    doc: 'A whole FLV file.',
    from: [flv('E.2'), flv('E.3')],
    rules: {
      'one-stream-each': must('A file has one audio and one video stream at most', flv('E.1')),
      'first-previous-tag-size': must('The size before the first tag is 0', flv('E.3')),
      'wrong-previous-tag-size': wrongSizes,
    },
    examples: [
      {
        hex: '464c56 01 04 00000009 00000000',
        value: { header: { version: 1, hasAudio: true, hasVideo: false, extension: { $bytes: '' } }, entries: [] },
        doc: 'no tags',
      },
      {
        hex: '464c56 01 05 00000009 00000000 08 000000 000000 00 000000 0000000b 09 000000 000000 00 000000 0000000b',
        value: {
          header: { version: 1, hasAudio: true, hasVideo: true, extension: { $bytes: '' } },
          entries: [
            { tag: { filter: false, tagType: 8, timestamp: 0, data: { $bytes: '' } } },
            { tag: { filter: false, tagType: 9, timestamp: 0, data: { $bytes: '' } } },
          ],
        },
        doc: 'the beginning of a recording of a real stream',
        rules: ['flv/E.1/one-stream-each', 'flv/E.3/first-previous-tag-size'],
      },
      {
        hex: '464c56 01 04 00000009 00000001',
        value: { header: { version: 1, hasAudio: true, hasVideo: false, extension: { $bytes: '' } }, entries: [] },
        canonical: false,
        rules: ['flv/E.3/first-previous-tag-size', 'peers/previous-tag-size/wrong-previous-tag-size'],
      },
    ],
  },
);

export const tagNumbers = [
  number('flv.tagHeaderSize', headerSize, { doc: 'Size of the header of a tag.', unit: 'bytes', from: flv('E.4.1') }),
  number('flv.filterBit', 0x20, {
    doc: 'What the filter bit adds to the first byte of a tag, which is the type of the message in aggregates.',
    from: flv('E.4.1'),
  }),
  number('flv.previousTagSizeSize', 4, { doc: 'Size of a previous tag size.', unit: 'bytes', from: flv('E.3') }),
];
