import { Chunker } from '../../../wire/chunker.js';
import { headerSequences } from '../../../wire/header-sequences.js';
import { longResult, noticeOfSize, spareId } from '../sent.js';
import type { Text } from '../text.js';
import { inResult } from './in-result.js';

/** The first time that a header does not hold. */
const late = 2 ** 24 - 1;

const sequenceCases = headerSequences.map(({ name, rule, says, of }) =>
  inResult(
    { name, rule, sends: `messages without a meaning and the result of connect, ${says}` },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const place = { chunkStreamId: spareId };
      const result = longResult(transactionId, 200, place);
      // Of the size of the result, which headers of types 2 and 3 leave out.
      const notice = noticeOfSize(result.payload.length, place);
      let timestamp = 0;
      const bytes = of.map(({ opening, step }, index) => {
        timestamp += step;
        const message = index === of.length - 1 ? result : notice;
        return chunker.write({ ...message, timestamp }, opening);
      });
      guest.write(chunker.write({ ...notice, timestamp: 0 }, 'full'), ...bytes);
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

export const headerCases: readonly Text[] = [...sequenceCases, ...timeCases];
