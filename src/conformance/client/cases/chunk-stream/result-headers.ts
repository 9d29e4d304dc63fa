import { Chunker, type Opening } from '../../../wire/chunker.js';
import { longResult, noticeOfSize, spareId } from '../sent.js';
import type { Text } from '../text.js';

import { inResult } from './in-result.js';

/** The first time that a header does not hold. */
const late = 2 ** 24 - 1;

/** Headers of messages of one size and kind, the last of them of the result. */
const forms: readonly {
  name: string;
  says: string;
  rule: string;
  of: readonly { opening: Opening; step: number }[];
}[] = [
  {
    name: 'full',
    says: 'of type 0',
    rule: 'rtmp/5.3.1.2/every-type',
    of: [
      { opening: 'full', step: 0 },
      { opening: 'full', step: 7 },
    ],
  },
  {
    name: 'same-stream',
    says: 'of type 1',
    rule: 'rtmp/5.3.1.2/every-type',
    of: [
      { opening: 'full', step: 0 },
      { opening: 'sameStream', step: 7 },
      { opening: 'sameStream', step: 8 },
    ],
  },
  {
    name: 'delta',
    says: 'of type 2',
    rule: 'rtmp/5.3.1.2/every-type',
    of: [
      { opening: 'full', step: 0 },
      { opening: 'delta', step: 7 },
      { opening: 'delta', step: 8 },
    ],
  },
  {
    name: 'repeated-after-delta',
    says: 'of type 3 after one of type 2',
    rule: 'rtmp/5.3.1.2.4/repeats-the-last',
    of: [
      { opening: 'full', step: 0 },
      { opening: 'delta', step: 7 },
      { opening: 'repeated', step: 7 },
    ],
  },
  {
    name: 'repeated-after-same-stream',
    says: 'of type 3 after one of type 1',
    rule: 'rtmp/5.3.1.2.4/repeats-the-last',
    of: [
      { opening: 'full', step: 0 },
      { opening: 'sameStream', step: 7 },
      { opening: 'repeated', step: 7 },
    ],
  },
];

const formCases = forms.map(({ name, says, rule, of }) =>
  inResult(
    { name: `header-${name}`, rule, sends: `messages without a meaning and the result of connect, headers ${says}` },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const result = longResult(transactionId, 200, { chunkStreamId: spareId });
      let timestamp = 0;
      const bytes = of.map(({ opening, step }, index) => {
        timestamp += step;
        const place = { chunkStreamId: spareId };
        const message = index === of.length - 1 ? result : noticeOfSize(result.payload.length, place);
        return chunker.write({ ...message, timestamp }, opening);
      });
      guest.write(...bytes);
    },
  ),
);

const times = [late - 1, late, late + 1, 2 ** 31 - 16, 2 ** 31, 2 ** 32 - 1];

const timeCases = times.map((timestamp) =>
  inResult(
    {
      name: `time-${timestamp}`,
      rule: timestamp < late ? 'rtmp/5.3.1.3/extended-in-full' : 'errata/5.1/extended-timestamp-on-type-3',
      sends: `the result of connect in several chunks, at ${timestamp} ms`,
    },
    (guest, transactionId) => {
      guest.write(new Chunker().write(longResult(transactionId, 500, { chunkStreamId: spareId, timestamp })));
    },
  ),
);

export const headerCases: readonly Text[] = [...formCases, ...timeCases];
