import type { Opening } from './chunker.js';

/** Messages one after the other on a chunk stream, behind a first one with a header of type 0. */
export interface HeaderSequence {
  readonly name: string;
  readonly rule: string;
  /** What is peculiar to their headers, as in "sound with …". */
  readonly says: string;
  /** The form of each header, the milliseconds from the message before, and bytes of payload where they matter. */
  readonly of: readonly { readonly opening: Opening; readonly step: number; readonly size?: number }[];
}

/** Every form that a header can have, where it is allowed. */
export const headerSequences: readonly HeaderSequence[] = [
  {
    name: 'full-headers',
    rule: 'rtmp/5.3.1.2/every-type',
    says: 'headers of type 0 only',
    of: [
      { opening: 'full', step: 40 },
      { opening: 'full', step: 21 },
    ],
  },
  {
    name: 'same-stream-headers',
    rule: 'rtmp/5.3.1.2.5/adds-the-delta',
    says: 'headers of type 1, whose time is a delta',
    of: [
      { opening: 'sameStream', step: 40, size: 20 },
      { opening: 'sameStream', step: 0, size: 200 },
      { opening: 'sameStream', step: 21, size: 1 },
    ],
  },
  {
    name: 'delta-headers',
    rule: 'rtmp/5.3.1.2.5/adds-the-delta',
    says: 'headers of type 2, whose time is a delta',
    of: [
      { opening: 'delta', step: 40 },
      { opening: 'delta', step: 0 },
      { opening: 'delta', step: 21 },
    ],
  },
  {
    name: 'repeated-headers-after-delta',
    rule: 'rtmp/5.3.1.2.4/repeats-the-last',
    says: 'headers of type 3 after one of type 2: its delta again',
    of: [
      { opening: 'delta', step: 23 },
      { opening: 'repeated', step: 23 },
      { opening: 'repeated', step: 23 },
    ],
  },
  {
    name: 'repeated-headers-after-same-stream',
    rule: 'rtmp/5.3.1.2.4/repeats-the-last',
    says: 'headers of type 3 after one of type 1: its delta again',
    of: [
      { opening: 'sameStream', step: 23 },
      { opening: 'repeated', step: 23 },
      { opening: 'repeated', step: 23 },
    ],
  },
  {
    name: 'all-forms',
    rule: 'rtmp/5.3.1.2/every-type',
    says: 'headers of all types by turns',
    of: [
      { opening: 'delta', step: 10 },
      { opening: 'full', step: 10 },
      { opening: 'sameStream', step: 30, size: 400 },
      { opening: 'delta', step: 10, size: 400 },
      { opening: 'repeated', step: 10, size: 400 },
      { opening: 'full', step: 5, size: 129 },
    ],
  },
];
