import {
  and,
  bits,
  computed,
  conflict,
  eq,
  field,
  flag,
  given,
  lt,
  must,
  or,
  spellings,
  struct,
  type,
  u8,
  u16le,
  u24,
  u32,
  u32le,
  when,
} from '../../src/schema/build/index.js';
import { errata, rtmp } from '../documents.js';

/** In the 24-bit field: the time stands in the extended timestamp instead. */
export const extendedMark = 0xffffff;

export const chunkBasicHeader = type(
  'rtmp.chunkBasicHeader',
  struct({
    format: bits(2, { doc: 'Which of the four message headers follows.' }),
    chunkStreamId: spellings(
      bits(6, { min: 2 }),
      { 0: { tail: u8, plus: 64 }, 1: { tail: u16le, plus: 64 } },
      {
        doc: 'From 2 to 65,599. In one byte up to 63, in two up to 319, in three the last two little-endian.',
        rule: 'chunk-stream-id',
      },
    ),
  }),
  {
    doc: 'Opens every chunk.',
    from: [rtmp('5.3.1.1'), errata('4.1')],
    rules: {
      'chunk-stream-id': conflict('Byte order of the three-byte form', errata('4.1'), {
        reads: 'little-endian',
        writes: 'little-endian, and the shortest form that holds the id',
      }),
    },
    examples: [
      { hex: '02', value: { format: 0, chunkStreamId: 2 } },
      { hex: 'c3', value: { format: 3, chunkStreamId: 3 } },
      { hex: '00 00', value: { format: 0, chunkStreamId: 64 } },
      { hex: '40 ff', value: { format: 1, chunkStreamId: 319 } },
      { hex: '01 00 01', value: { format: 0, chunkStreamId: 320 } },
      { hex: '01 ff ff', value: { format: 0, chunkStreamId: 65599 } },
      { hex: '01 00 00', value: { format: 0, chunkStreamId: 64 }, canonical: false, doc: 'a longer form than needed' },
    ],
  },
);

const notRepeated = lt(given('format'), 3);

export const chunkMessageHeader = type(
  'rtmp.chunkMessageHeader',
  struct({
    format: computed(bits(2), given('format')),
    timestamp: when(notRepeated, u24, {
      doc: 'Format 0: the timestamp; formats 1 and 2: what to add to the last one.',
    }),
    length: when(lt(given('format'), 2), u24, { doc: 'Bytes of the whole message.' }),
    typeId: when(lt(given('format'), 2), u8),
    streamId: when(eq(given('format'), 0), u32le, { doc: 'Message stream id, little-endian.' }),
    extendedTimestamp: when(
      or(and(notRepeated, eq(field('timestamp'), extendedMark)), and(eq(given('format'), 3), given('extended'))),
      u32,
      { doc: 'The time where 24 bits do not hold it.', rule: 'extended-timestamp-on-type-3' },
    ),
  }),
  {
    doc: 'Follows the basic header. What it leaves out is taken from the previous chunk of the same chunk stream.',
    from: [rtmp('5.3.1.2'), errata('4.2')],
    given: {
      format: bits(2, { doc: 'From the basic header.' }),
      extended: flag(1, {
        doc: 'Whether the last header of format 0, 1 or 2 on this chunk stream carried an extended timestamp.',
      }),
    },
    rules: {
      'extended-timestamp-on-type-3': must(
        'While an extended timestamp is indicated, every type 3 chunk carries it, those that continue a message and those that start one',
        errata('5.1'),
      ),
    },
    examples: [
      {
        hex: '000000 000004 01 00000000',
        given: { format: 0, extended: false },
        value: { format: 0, timestamp: 0, length: 4, typeId: 1, streamId: 0 },
      },
      {
        hex: 'ffffff 000004 09 01000000 01000000',
        given: { format: 0, extended: false },
        value: { format: 0, timestamp: 0xffffff, length: 4, typeId: 9, streamId: 1, extendedTimestamp: 0x1000000 },
      },
      {
        hex: '000014 000004 08',
        given: { format: 1, extended: false },
        value: { format: 1, timestamp: 20, length: 4, typeId: 8 },
      },
      { hex: '000014', given: { format: 2, extended: false }, value: { format: 2, timestamp: 20 } },
      { hex: '', given: { format: 3, extended: false }, value: { format: 3 } },
      {
        hex: '01000000',
        given: { format: 3, extended: true },
        value: { format: 3, extendedTimestamp: 0x1000000 },
        rules: ['errata/5.1/extended-timestamp-on-type-3'],
      },
    ],
  },
);
