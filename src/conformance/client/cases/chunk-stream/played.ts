import { defaultChunkSize } from '../../../../../generated/rtmp/index.js';
import { NotMet } from '../../../verdict.js';
import { headerSequences } from '../../../wire/header-sequences.js';
import { Screening } from '../../screening.js';
import { nothing, spareId } from '../sent.js';
import { player, type Text } from '../text.js';

const expects = 'the player goes on; what it writes, if that is seen, has the messages at their times';

const headerCases = headerSequences.map(
  ({ name, rule, says, of }): Text => ({
    name: `sound-${name}`,
    rule,
    sends: `sound with ${says}`,
    expects,
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      let timestamp = 1000;
      const messages = [screening.sound(spareId, timestamp)];
      const bytes = messages.map((message) => screening.chunker.write(message));
      for (const { opening, step, size } of of) {
        timestamp += step;
        const message = screening.sound(spareId, timestamp, size);
        messages.push(message);
        bytes.push(screening.chunker.write(message, opening));
      }
      await screening.shows(Buffer.concat(bytes), messages);
    },
  }),
);

const times = [2 ** 24 - 2, 2 ** 24 - 1, 2 ** 31 - 16];

const timeCases = times.flatMap((timestamp): Text[] =>
  (['full', undefined] as const).map((opening) => ({
    name: `sound-time-${timestamp}${opening === undefined ? '-and-deltas' : ''}`,
    rule: 'errata/5.1/extended-timestamp-on-type-3',
    sends: `sound of several chunks at ${timestamp} ms and soon after${opening === undefined ? ', in the shortest headers' : ''}`,
    expects,
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const messages = [0, 20, 40, 60].map((step) => screening.sound(spareId, timestamp + step, 300));
      const bytes = messages.map((message) => screening.chunker.write(message, opening));
      await screening.shows(Buffer.concat(bytes), messages);
    },
  })),
);

const sizeCases = [1, 127, 4000, 65_536].map(
  (size): Text => ({
    name: `sound-chunk-size-${size}`,
    rule: 'rtmp/5.4.1/every-size',
    sends: `set chunk size ${size} while media come, then sound in chunks of that size`,
    expects,
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const { guest, chunker } = screening;
      const before = screening.sound(spareId, 0, 300);
      guest.write(chunker.write(before));
      guest.stream.setChunkSize(size);
      chunker.chunkSize = size;
      const after = [screening.sound(spareId, 20, 1), screening.sound(spareId, 40, 700)];
      const bytes = after.map((message) => chunker.write(message));
      await screening.shows(Buffer.concat(bytes), [before, ...after]);
    },
  }),
);

export const playedCases: readonly Text[] = [
  ...headerCases,
  ...timeCases,
  ...sizeCases,
  {
    name: 'sound-wrap',
    rule: 'errata/7/timestamps-wrap',
    sends: 'sound around the end of the timestamps at 2^32 ms',
    expects: 'the player goes on; what it writes, if that is seen, has the messages',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const messages = [-30, -10, 10, 30].map((at) => screening.sound(spareId, at >>> 0, 200));
      const bytes = messages.map((message) => screening.chunker.write(message));
      await screening.shows(Buffer.concat(bytes), messages);
    },
  },
  {
    name: 'sound-and-video-interleaved',
    rule: 'rtmp/5.3/interleaved',
    sends: 'messages of eight chunk streams, a chunk of each in turn',
    expects: 'the player goes on; what it writes, if that is seen, has the messages',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const messages = Array.from({ length: 8 }, (_, index) => screening.sound(spareId + index, index, 600 + index));
      const cut = messages.map((message) => screening.chunker.cut(message));
      const turns = Math.max(...cut.map(({ length }) => length));
      const inTurn = Array.from({ length: turns }, (_, turn) => cut.flatMap((chunks) => chunks.slice(turn, turn + 1)));
      await screening.shows(Buffer.concat(inTurn.flat()), messages);
    },
  },
  {
    name: 'sound-aborted',
    rule: 'errata/6/discard-partial',
    sends: 'half of a sound, abort of its chunk stream, then a new sound there',
    expects: 'the player goes on; what it writes, if that is seen, has the new sound',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const { guest, chunker } = screening;
      const [first = nothing] = chunker.cut(screening.sound(spareId, 0, 300));
      guest.write(first);
      guest.tell({ kind: 'abort', chunkStreamId: spareId });
      const next = screening.sound(spareId, 20, 200);
      await screening.shows(chunker.write(next, 'full'), [next]);
    },
  },
  {
    name: 'sound-empty',
    rule: 'peers/empty-message/empty-message',
    sends: 'sound without payload between others',
    expects: 'the player goes on; what it writes, if that is seen, has the others',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const [one, two] = [
        screening.sound(spareId, 0, defaultChunkSize),
        screening.sound(spareId, 40, defaultChunkSize),
      ];
      const empty = { ...screening.sound(spareId, 20), payload: nothing };
      const bytes = [one, empty, two].map((message) => screening.chunker.write(message));
      await screening.shows(Buffer.concat(bytes), [one, two]);
    },
  },
  {
    name: 'repeated-header-after-full',
    rule: 'rtmp/5.3.1.2.4/type-3-after-type-0',
    sends: 'a sound with a header of type 0 at 1000 ms, then one with a header of type 3',
    expects: 'both in what the player writes; how much later the second is tells the reading',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const [one, two] = [screening.sound(spareId, 1000), screening.sound(spareId, 2000)];
      screening.guest.write(screening.chunker.write(one, 'full'), screening.chunker.write(two, 'repeated'));
      await screening.guest.isThere();
      const film = await screening.end();
      const [first, second] = [one, two].map(({ payload }) =>
        film.find(({ data }) => Buffer.compare(data, payload) === 0),
      );
      if (first === undefined || second === undefined) throw new NotMet('what was written lacks one of them');
      const step = (second.timestamp - first.timestamp) >>> 0;
      if (step === 1000) return 'it takes the time of the type 0 header for the delta';
      if (step === 0) return 'it adds nothing';
      throw new NotMet(`the second sound was written ${step} ms after the first one: neither 1000 nor 0`);
    },
  },
];
