import {
  absent,
  and,
  conflict,
  eq,
  flag,
  ge,
  given,
  ifElse,
  lt,
  minus,
  must,
  not,
  plus,
  present,
  state,
  transition,
  u8,
  u24,
  u32,
  value,
  wire,
  wrap,
} from '../../src/schema/build/index.js';
import { errata, rtmp } from '../documents.js';
import { chunkMessageHeader, extendedMark } from './2-chunk-header.js';
import { chunkStreamExamples } from './3-chunk-stream-examples.js';

const time = ifElse(present(wire('extendedTimestamp')), wire('extendedTimestamp'), wire('timestamp'));
const isExtended = present(wire('extendedTimestamp'));
const advance = wrap(32, minus(value('timestamp'), state('timestamp')));
const forward = lt(advance, 0x80000000);
const sameStream = and(state('known'), eq(value('streamId'), state('streamId')), forward);
const sameLayout = and(eq(value('length'), state('length')), eq(value('typeId'), state('typeId')));

/** A time in the 24-bit field, and in the extended timestamp where it does not fit. */
const timeFields = (of: Parameters<typeof ge>[0]) => ({
  timestamp: ifElse(ge(of, extendedMark), extendedMark, of),
  extendedTimestamp: ifElse(ge(of, extendedMark), of, absent),
});

const startsFresh = { condition: not(given('continuing')), rule: 'message-in-progress' };
const hasPredecessor = { condition: state('known'), rule: 'predecessor' };
const deltaState = {
  full: { op: 'boolean', value: false },
  timestamp: wrap(32, plus(state('timestamp'), time)),
  carried: time,
  extended: isExtended,
} as const;

export const chunkStream = transition('rtmp.chunkStream', {
  doc: 'What the headers of one chunk stream inherit from their predecessors, in one direction of a connection.',
  from: [rtmp('5.3.1.2'), errata('5.1')],
  rules: {
    predecessor: must(
      'A header that leaves something out has a predecessor on its chunk stream to take it from',
      rtmp('5.3.1.2'),
    ),
    'message-in-progress': conflict(
      'What a chunk of type 0, 1 or 2 means while a message of its chunk stream is incomplete',
      rtmp('5.3.1.2.4'),
      { reads: 'an error: type 3 is what continues a message', writes: 'never' },
    ),
    'type-3-after-type-0': conflict(
      'What a type 3 chunk that starts a message after a type 0 chunk adds to the timestamp',
      rtmp('5.3.1.2.4'),
      {
        reads: 'the timestamp of the type 0 chunk as delta; zero under an option',
        writes: 'never: an explicit type 1 or 2 header comes first',
      },
    ),
  },
  wire: chunkMessageHeader.name,
  given: {
    continuing: flag(1, { doc: 'Whether a message on this chunk stream is incomplete.' }),
    zeroAfterFull: flag(1, { doc: 'Option: a type 3 chunk right after a type 0 chunk adds nothing to the timestamp.' }),
  },
  state: {
    known: { type: flag(), initial: false, doc: 'Whether there was a header at all.' },
    full: { type: flag(), initial: false, doc: 'Whether the last explicit header was of format 0.' },
    timestamp: { type: u32, initial: 0, doc: 'Timestamp of the last message, in milliseconds.' },
    carried: { type: u32, initial: 0, doc: 'The time that the last explicit header carried: a timestamp or a delta.' },
    extended: { type: flag(), initial: false, doc: 'Whether it was in the extended timestamp.' },
    length: { type: u24, initial: 0, doc: 'Bytes of the last message.' },
    typeId: { type: u8, initial: 0, doc: 'Type of the last message.' },
    streamId: { type: u32, initial: 0, doc: 'Message stream of the last message.' },
  },
  value: {
    timestamp: { type: u32, from: state('timestamp'), doc: 'In milliseconds, wrapping at 2^32.' },
    length: { type: u24, from: state('length'), doc: 'Bytes of the payload.' },
    typeId: { type: u8, from: state('typeId'), doc: 'Message type id.' },
    streamId: { type: u32, from: state('streamId'), doc: 'Message stream id.' },
  },
  cases: [
    {
      name: 'continuation',
      doc: 'One more chunk of the message in progress.',
      reads: and(eq(wire('format'), 3), given('continuing')),
      requires: [],
      writes: given('continuing'),
      wire: {
        format: { op: 'number', value: 3 },
        extendedTimestamp: ifElse(state('extended'), state('carried'), absent),
      },
      state: {},
    },
    {
      name: 'repeated',
      doc: 'A new message like the last one, as far after it as the last one was after its own predecessor.',
      reads: eq(wire('format'), 3),
      requires: [hasPredecessor],
      writes: and(sameStream, sameLayout, not(state('full')), eq(advance, state('carried'))),
      wire: {
        format: { op: 'number', value: 3 },
        extendedTimestamp: ifElse(state('extended'), state('carried'), absent),
      },
      state: {
        timestamp: wrap(
          32,
          plus(state('timestamp'), ifElse(and(state('full'), given('zeroAfterFull')), 0, state('carried'))),
        ),
      },
    },
    {
      name: 'delta',
      doc: 'A new message like the last one, at another distance.',
      reads: eq(wire('format'), 2),
      requires: [startsFresh, hasPredecessor],
      writes: and(sameStream, sameLayout),
      wire: { format: { op: 'number', value: 2 }, ...timeFields(advance) },
      state: deltaState,
    },
    {
      name: 'sameStream',
      doc: 'A new message of another length or type in the same message stream.',
      reads: eq(wire('format'), 1),
      requires: [startsFresh, hasPredecessor],
      writes: sameStream,
      wire: {
        format: { op: 'number', value: 1 },
        ...timeFields(advance),
        length: value('length'),
        typeId: value('typeId'),
      },
      state: { ...deltaState, length: wire('length'), typeId: wire('typeId') },
    },
    {
      name: 'full',
      doc: 'A new message that inherits nothing.',
      reads: eq(wire('format'), 0),
      requires: [startsFresh],
      writes: { op: 'boolean', value: true },
      wire: {
        format: { op: 'number', value: 0 },
        ...timeFields(value('timestamp')),
        length: value('length'),
        typeId: value('typeId'),
        streamId: value('streamId'),
      },
      state: {
        known: { op: 'boolean', value: true },
        full: { op: 'boolean', value: true },
        timestamp: time,
        carried: time,
        extended: isExtended,
        length: wire('length'),
        typeId: wire('typeId'),
        streamId: wire('streamId'),
      },
    },
  ],
  examples: chunkStreamExamples,
});
