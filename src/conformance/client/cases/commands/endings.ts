import { controlStreamId, StatusCode, StatusLevel } from '../../../../../generated/rtmp/index.js';
import { NotMet } from '../../../verdict.js';
import type { ClientBench } from '../../bench.js';
import { type Guest, isMedia } from '../../guest.js';
import { Screening } from '../../screening.js';
import { spareId } from '../sent.js';
import { player, publisher, type Text } from '../text.js';

const refusals = [
  { name: 'bad-name', code: StatusCode.publishBadName },
  { name: 'denied', code: StatusCode.publishDenied },
] as const;

const refuseWith = (code: StatusCode) => (guest: Guest, streamId: number) =>
  guest.status(code, streamId, { level: StatusLevel.error });

const publishRefused = refusals.flatMap(({ name, code }): Text[] => [
  {
    name: `publish-${name}-no-media`,
    rule: 'peers/refusals/no-media-after-refusal',
    sends: `${code} in place of the status that publishing begins`,
    expects: 'no media',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest({ publish: refuseWith(code) });
      await guest.started();
      await guest.wire.quiet();
      const late = guest.all((arrived) => (isMedia(arrived) ? arrived : undefined)).length;
      if (late > 0) throw new NotMet(`${late} messages with media came all the same`);
    },
  },
  {
    name: `publish-${name}-reported`,
    rule: 'peers/refusals/reports-refusal',
    sends: `${code} in place of the status that publishing begins`,
    expects: 'the client ends with a status that is not 0',
    needs: publisher,
    run: (bench) => endsBadly(bench, { publish: refuseWith(code) }),
  },
]);

async function endsBadly(bench: ClientBench, manners: Parameters<ClientBench['guest']>[0]): Promise<void> {
  const guest = await bench.guest(manners);
  await guest.started();
  const { ended } = await bench.exited();
  if (ended?.status === 0) throw new NotMet('it ends with status 0, as if all were well');
}

const playRefused = [StatusCode.playStreamNotFound, StatusCode.playFailed].map(
  (code): Text => ({
    name: `play-${code === StatusCode.playFailed ? 'failed' : 'not-found'}-reported`,
    rule: 'peers/refusals/reports-refusal',
    sends: `${code} in place of the status that playback begins`,
    expects: 'the client ends with a status that is not 0',
    needs: player,
    run: (bench) => endsBadly(bench, { play: refuseWith(code) }),
  }),
);

/** The ways in which servers say that a stream is over. */
const ends: readonly { name: string; says: string; end: (screening: Screening) => void }[] = [
  {
    name: 'stream-eof',
    says: 'StreamEOF',
    end: ({ guest, streamId }) => guest.event({ kind: 'streamEof', streamId }),
  },
  {
    name: 'unpublish-notify',
    says: StatusCode.playUnpublishNotify,
    end: ({ guest, streamId }) => guest.status(StatusCode.playUnpublishNotify, streamId),
  },
  {
    name: 'play-stop',
    says: StatusCode.playStop,
    end: ({ guest, streamId }) => guest.status(StatusCode.playStop, streamId),
  },
];

const endCases = ends.map(
  ({ name, says, end }): Text => ({
    name: `ends-with-${name}`,
    rule: 'peers/end-of-stream/ends-with-stream',
    sends: `sound, then ${says}`,
    expects: 'the player ends',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      screening.guest.write(...sounds(screening));
      end(screening);
      await screening.guest.wire.closedByPeer();
    },
  }),
);

const sounds = (screening: Screening): Uint8Array[] =>
  Array.from({ length: 5 }, (_, index) => screening.chunker.write(screening.sound(spareId, index * 20)));

export const endingCases: readonly Text[] = [
  ...publishRefused,
  ...playRefused,
  ...endCases,
  {
    name: 'ends-with-connection',
    rule: 'peers/end-of-stream/ends-with-stream',
    sends: 'sound, then the end of the connection',
    expects: 'the player ends',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      screening.guest.write(...sounds(screening));
      await screening.guest.isThere();
      await screening.guest.wire.end();
      await bench.exited();
    },
  },
  {
    name: 'publisher-ends-with-connection',
    rule: 'peers/robustness/cut-off',
    sends: 'the end of the connection after the first media',
    expects: 'the publisher ends',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest();
      await guest.media();
      guest.wire.destroy();
      await bench.exited();
    },
  },
  {
    name: 'refused-stream',
    rule: 'peers/refusals/reports-refusal',
    sends: 'an error in place of the result of createStream',
    expects: 'neither publish nor play',
    async run(bench) {
      const guest = await bench.guest({
        createStream(to, transactionId) {
          const information = { level: StatusLevel.error, code: StatusCode.callFailed, description: 'no stream' };
          to.command({ kind: 'error', transactionId, commandObject: null, values: [information] }, controlStreamId);
        },
      });
      await guest.asks({ kind: 'createStream' });
      await guest.wire.quiet();
      if (guest.begun !== undefined) throw new NotMet(`it goes on as a ${guest.begun.role}`);
    },
  },
  {
    name: 'discards-after-eof',
    rule: 'rtmp/7.1.7/discards-after-eof',
    sends: 'a sound, StreamEOF, then another sound',
    expects: 'the first sound alone in what is written',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const { guest, chunker, streamId } = screening;
      const [one, two] = [screening.sound(spareId, 0), screening.sound(spareId, 20)];
      guest.write(chunker.write(one));
      // Time to write it: what is asked is what comes of the other one.
      await guest.wire.quiet();
      guest.event({ kind: 'streamEof', streamId });
      guest.write(chunker.write(two));
      const film = await screening.end();
      const has = (payload: Uint8Array) => film.some(({ data }) => Buffer.compare(data, payload) === 0);
      if (!has(one.payload)) throw new NotMet('the first sound is not in what was written');
      if (has(two.payload)) throw new NotMet('the second sound is in what was written');
    },
  },
];
