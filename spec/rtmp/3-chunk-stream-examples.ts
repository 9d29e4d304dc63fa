import type { TransitionExample, TransitionStep } from '../../src/schema/model.js';
import { extendedMark } from './2-chunk-header.js';

const predecessor = 'rtmp/5.3.1.2/predecessor';
const inProgress = 'rtmp/5.3.1.2.4/message-in-progress';
const extendedOnType3 = 'errata/5.1/extended-timestamp-on-type-3';
const type3AfterType0 = 'rtmp/5.3.1.2.4/type-3-after-type-0';

const audio = { length: 32, typeId: 8, streamId: 1 };
const { streamId, ...sameStream } = audio;

/** A header of type 0 of an audio message, and what it says. */
const full = (timestamp: number): TransitionStep => ({
  wire: {
    format: 0,
    timestamp: Math.min(timestamp, extendedMark),
    ...audio,
    ...(timestamp < extendedMark ? {} : { extendedTimestamp: timestamp }),
  },
  value: { timestamp, ...audio },
});
/** One that adds to the timestamp. */
const delta = (by: number, timestamp: number): TransitionStep => ({
  wire: {
    format: 2,
    timestamp: Math.min(by, extendedMark),
    ...(by < extendedMark ? {} : { extendedTimestamp: by }),
  },
  value: { timestamp, ...audio },
});
const repeated = (timestamp: number): TransitionStep => ({ wire: { format: 3 }, value: { timestamp, ...audio } });
/** The next chunk of a message whose timestamp is extended. */
const continued = (extendedTimestamp: number, timestamp: number): TransitionStep => ({
  wire: { format: 3, extendedTimestamp },
  given: { continuing: true },
  value: { timestamp, ...audio },
});

export const chunkStreamExamples: readonly TransitionExample[] = [
  {
    doc: 'audio every 20 ms',
    steps: [full(1000), delta(20, 1020), repeated(1040), repeated(1060)],
  },
  {
    doc: 'a message in several chunks',
    steps: [
      {
        wire: { format: 0, timestamp: 0, length: 300, typeId: 9, streamId: 1 },
        value: { timestamp: 0, length: 300, typeId: 9, streamId: 1 },
      },
      {
        wire: { format: 3 },
        given: { continuing: true },
        value: { timestamp: 0, length: 300, typeId: 9, streamId: 1 },
      },
      {
        wire: { format: 3 },
        given: { continuing: true },
        value: { timestamp: 0, length: 300, typeId: 9, streamId: 1 },
      },
    ],
  },
  {
    doc: 'another length and another type in the same message stream',
    steps: [
      full(1000),
      {
        wire: { format: 1, timestamp: 20, length: 31, typeId: 8 },
        value: { timestamp: 1020, length: 31, typeId: 8, streamId },
      },
      {
        wire: { format: 1, timestamp: 0, length: 40, typeId: 9 },
        value: { timestamp: 1020, length: 40, typeId: 9, streamId },
      },
    ],
  },
  {
    doc: 'headers that say more than they have to',
    steps: [
      full(1000),
      full(1020),
      { ...delta(20, 1040), wire: { format: 1, timestamp: 20, ...sameStream } },
      delta(20, 1060),
    ],
  },
  {
    doc: 'a timestamp that goes back begins with type 0',
    steps: [full(1000), full(980)],
  },
  {
    doc: 'the largest timestamp of 24 bits and the smallest that is extended',
    steps: [full(0xfffffe), full(0xffffff)],
  },
  {
    doc: 'an extended timestamp in every chunk of a message',
    steps: [full(0x1000000), continued(0x1000000, 0x1000000), continued(0x1000000, 0x1000000)],
    rules: [extendedOnType3],
  },
  {
    doc: 'an extended delta in every chunk of a message, and in the next one at the same distance',
    steps: [
      full(0),
      delta(0x1000000, 0x1000000),
      continued(0x1000000, 0x1000000),
      { ...repeated(0x2000000), wire: { format: 3, extendedTimestamp: 0x1000000 } },
    ],
    rules: [extendedOnType3],
  },
  {
    doc: 'a small timestamp in the extended timestamp, which every chunk then carries',
    steps: [
      {
        wire: { format: 0, timestamp: extendedMark, ...audio, extendedTimestamp: 100 },
        value: { timestamp: 100, ...audio },
      },
      continued(100, 100),
    ],
    rules: [extendedOnType3],
  },
  {
    doc: 'the end of an extended timestamp with the next header that is none',
    steps: [full(0x1000000), delta(20, 0x1000014), repeated(0x1000028)],
    rules: [extendedOnType3],
  },
  {
    doc: 'a timestamp that wraps',
    steps: [full(0xfffffff0), delta(32, 16), repeated(48)],
  },
  {
    doc: 'type 3 right after type 0 adds the timestamp of type 0',
    steps: [full(1000), repeated(2000), repeated(3000)],
    rules: [type3AfterType0],
  },
  {
    doc: 'type 3 right after type 0 adds nothing under the option',
    steps: [
      full(1000),
      { ...repeated(1000), given: { zeroAfterFull: true } },
      { ...delta(20, 1020), given: { zeroAfterFull: true } },
      { ...repeated(1040), given: { zeroAfterFull: true } },
    ],
    rules: [type3AfterType0],
  },
  ...[{ format: 1, timestamp: 20, ...sameStream }, { format: 2, timestamp: 20 }, { format: 3 }].map((wire) => ({
    doc: `type ${wire.format} with nothing before it`,
    steps: [{ wire, breaks: predecessor }],
  })),
  ...[
    { format: 0, timestamp: 1020, ...audio },
    { format: 1, timestamp: 20, ...sameStream },
    { format: 2, timestamp: 20 },
  ].map((wire) => ({
    doc: `type ${wire.format} in the middle of a message`,
    steps: [
      full(1000),
      { wire, given: { continuing: true }, breaks: inProgress },
      { wire: { format: 3 }, given: { continuing: true }, value: { timestamp: 1000, ...audio } },
    ],
  })),
];
