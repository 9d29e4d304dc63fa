import {
  bits,
  bytes,
  carry,
  computed,
  conflict,
  derived,
  field,
  given,
  kinds,
  late,
  listWhile,
  must,
  on,
  openEnum,
  prefixed,
  ref,
  spellings,
  struct,
  tagOf,
  type,
  u8,
  u16,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';

/** The packet type that announces an extension, in audio and in video. */
export const modEx = 7;
const timestampOffset = 0;

const modExType = bits(4, { doc: 'From behind the data.' });

export const timestampOffsetNano = type(
  'enhanced.timestampOffsetNano',
  struct({
    nanoseconds: bits(24, { max: 999_999, doc: 'To add to the timestamp of the message.', rule: 'nanoseconds' }),
    more: bytes('rest', { doc: 'Without a meaning so far.' }),
  }),
  {
    doc: 'The part of the presentation time that milliseconds leave out. It holds for its message only.',
    from: [enhanced('enhanced-video'), enhanced('enhanced-audio')],
    label: 'kind',
    rules: {
      nanoseconds: must('The offset is below a millisecond', enhanced('enhanced-video')),
    },
    examples: [
      {
        hex: '0f423f',
        value: { kind: 'timestampOffsetNano', nanoseconds: 999_999, more: { $bytes: '' } },
        doc: 'the largest',
        rules: ['enhanced/enhanced-video/nanoseconds'],
      },
      { hex: '000001 ff', value: { kind: 'timestampOffsetNano', nanoseconds: 1, more: { $bytes: 'ff' } } },
      { hex: '0f4240', error: 'out-of-range', rules: ['enhanced/enhanced-video/nanoseconds'] },
    ],
  },
);

export const unknownModEx = type(
  'enhanced.unknownModEx',
  struct({ type: computed(modExType, given('type')), data: bytes() }),
  {
    doc: 'An extension of a type that is not listed here, kept as it came.',
    from: [enhanced('enhanced-video'), enhanced('enhanced-audio')],
    label: 'kind',
    given: { type: modExType },
    examples: [{ hex: 'aa', given: { type: 3 }, value: { kind: 'unknownModEx', type: 3, data: { $bytes: 'aa' } } }],
  },
);

export const modExData = type(
  'enhanced.modExData',
  kinds({
    tag: { on: given('type') },
    cases: { timestampOffsetNano: on(timestampOffset, timestampOffsetNano) },
    else: { name: 'unknownModEx', type: ref(unknownModEx, { type: given('type') }), tagField: 'type' },
  }),
  {
    doc: 'What an extension says, by its type.',
    from: [enhanced('enhanced-video'), enhanced('enhanced-audio')],
    given: { type: modExType },
    examples: [
      {
        hex: '000001',
        given: { type: 0 },
        value: { kind: 'timestampOffsetNano', nanoseconds: 1, more: { $bytes: '' } },
      },
    ],
  },
);

/** How many bytes of data there are: 1 to 65,536. */
const modExSize = spellings(u8, { 255: { tail: u16, plus: 1 } }, { plus: 1 });

/** Rules of whatever has extensions. */
const modExRules = {
  'mod-ex-size-256': conflict(
    'Whether one byte can say 256: the text says that it ranges to 256, the steps read two more bytes then',
    enhanced('enhanced-video'),
    { reads: 'a byte of 255 announces two more, whatever they say', writes: 'up to 255 in one byte' },
  ),
};

const modExTypes = openEnum(bits(4), {
  timestampOffsetNano: [timestampOffset, 'Nanoseconds to add to the timestamp.'],
});

export const extension = type(
  'enhanced.extension',
  struct({
    data: late(prefixed(modExSize, ref(modExData, { type: field('type') }), { rule: 'mod-ex-size-256' })),
    type: derived(modExTypes, tagOf('data'), { mismatch: 'used' }),
    packetType: carry(bits(4)),
  }),
  {
    doc: 'An extension of a packet: data, what they are, and the packet type that follows.',
    from: [enhanced('enhanced-video'), enhanced('enhanced-audio')],
    rules: modExRules,
    examples: [
      {
        hex: '02 0003e8 00',
        value: { data: { kind: 'timestampOffsetNano', nanoseconds: 1000, more: { $bytes: '' } } },
      },
      {
        hex: 'ff 0002 0003e8 00',
        value: { data: { kind: 'timestampOffsetNano', nanoseconds: 1000, more: { $bytes: '' } } },
        canonical: false,
        doc: 'a short size spelled long',
        rules: ['enhanced/enhanced-video/mod-ex-size-256'],
      },
      {
        hex: '01 0001 00',
        error: 'truncated',
        doc: 'two bytes for an offset',
        rules: ['enhanced/enhanced-video/layout'],
      },
    ],
  },
);

/** Extensions in a row, while the packet type says so. */
export const extensions = listWhile('packetType', modEx, extension, {
  doc: 'What modifies the packet, in the order of the wire.',
});
