import {
  type Command,
  controlStreamId,
  firstStreamId,
  maximumMessageStreamId,
  StatusCode,
  StatusLevel,
} from '../../../../../generated/rtmp/index.js';
import { NotMet, Unsupported } from '../../../verdict.js';
import { commandOf } from '../../../wire/matching.js';
import { type Guest, isMedia, type Manners } from '../../guest.js';
import { notice, unknownName } from '../sent.js';
import { goesOn, player, publisher, type Text } from '../text.js';

const ids = [1, 2, 5, 300, 65_536, maximumMessageStreamId];

const idCases = ids.map(
  (streamId): Text => ({
    name: `stream-${streamId}`,
    rule: 'rtmp/7.2.1.3/any-stream-id',
    sends: `stream ${streamId} in the result of createStream`,
    expects: 'publish or play in that message stream',
    async run(bench) {
      const guest = await bench.guest({ streamId });
      const begun = await guest.started();
      if (begun.streamId !== streamId) throw new NotMet(`it asks in message stream ${begun.streamId}`);
      await guest.goesOn();
    },
  }),
);

/** A stream that is not the first. */
const given = 4;

/** What servers say around the replies about a stream. */
const around: readonly (Pick<Text, 'name' | 'rule' | 'sends' | 'needs'> & { manners: Manners })[] = [
  {
    name: 'messages-before-stream',
    rule: 'peers/order-of-replies/other-messages-between',
    sends: 'other messages before the result of createStream',
    manners: {
      createStream(guest, transactionId) {
        guest.event({ kind: 'streamBegin', streamId: firstStreamId });
        guest.command(notice('between'));
        guest.result(transactionId, firstStreamId);
      },
    },
  },
  {
    name: 'late-stream',
    rule: 'rtmp/7.2.1.3/create-stream-first',
    sends: 'the result of createStream after a moment of silence',
    manners: {
      async createStream(guest, transactionId) {
        await guest.wire.quiet();
        if (guest.begun !== undefined) throw new NotMet('it did not wait for its stream');
        guest.result(transactionId, 3);
      },
    },
  },
  {
    name: 'begins-before-status',
    rule: 'rtmp/7.3.1/begins-on-publish',
    sends: 'StreamBegin before the status that publishing or playback begins',
    manners: begun((guest, streamId) => guest.event({ kind: 'streamBegin', streamId })),
  },
  {
    name: 'play-reset',
    rule: 'peers/play-announcements/play-announcements',
    sends: `StreamIsRecorded and ${StatusCode.playReset} before the status that it begins`,
    needs: player,
    manners: begun((guest, streamId) => {
      guest.event({ kind: 'streamIsRecorded', streamId });
      guest.status(StatusCode.playReset, streamId);
    }),
  },
  {
    name: 'unknown-status',
    rule: 'peers/order-of-replies/other-messages-between',
    sends: 'a status of an unknown code before the one that it begins',
    manners: begun((guest, streamId) => guest.status(unknownName, streamId)),
  },
  {
    name: 'on-fc-publish',
    rule: 'peers/answers-announcements/answers-announcements',
    sends: 'onFCPublish in answer to FCPublish, besides a result',
    manners: {
      other(guest, command) {
        reply(guest, command);
        if (command.kind === 'fcPublish') {
          guest.command({ kind: 'onFcPublish', transactionId: 0, commandObject: null, information: [] });
        }
      },
    },
  },
  {
    name: 'announcements-unanswered',
    rule: 'peers/answers-announcements/answers-announcements',
    sends: 'no answer to releaseStream, FCPublish and the like',
    manners: { other: () => undefined },
  },
  {
    name: 'announcements-refused',
    rule: 'peers/answers-announcements/answers-announcements',
    sends: 'an error in answer to releaseStream, FCPublish and the like',
    manners: {
      other(guest, command) {
        if (!('transactionId' in command) || command.transactionId === 0) return;
        const { transactionId } = command;
        const information = { level: StatusLevel.error, code: StatusCode.callFailed, description: 'unknown' };
        guest.command({ kind: 'error', transactionId, commandObject: null, values: [information] });
      },
    },
  },
];

function begun(before: (guest: Guest, streamId: number) => void): Manners {
  return {
    publish(guest, streamId) {
      before(guest, streamId);
      guest.acceptPublish(streamId);
    },
    play(guest, streamId) {
      before(guest, streamId);
      guest.acceptPlay(streamId);
    },
  };
}

function reply(guest: Guest, command: Command): void {
  if ('transactionId' in command && command.transactionId !== 0) guest.result(command.transactionId, null);
}

/** Commands of a client that await a reply. */
const asking = (command: Command): number | undefined =>
  'transactionId' in command && command.kind !== 'result' && command.kind !== 'error' && command.transactionId !== 0
    ? command.transactionId
    : undefined;

/** deleteStream at the end of the film; undefined where the publisher leaves without. Rejects with Unsupported. */
async function deletionBy(guest: Guest) {
  for (const end = performance.now() + longestFilm; performance.now() < end; ) {
    try {
      return await guest.asks({ kind: 'deleteStream' });
    } catch (error) {
      if (!(error instanceof NotMet)) throw error;
      if (guest.wire.isClosed) return undefined;
    }
  }
  throw new Unsupported(`the film takes longer than ${longestFilm} ms`);
}

/** A deleteStream whose arguments are others than it has. */
function strangeDeletion(guest: Guest): string {
  const values = guest.all(commandOf).flatMap((command) => (command.kind === 'other' ? [command.values] : []));
  const [, , , ...rest] = values.find(([name]) => name === ('deleteStream' satisfies Command['kind'])) ?? [];
  return rest.length === 0 ? '' : ` that says which: it has ${JSON.stringify(rest)} in place of a stream id`;
}

/** In milliseconds: how long a publisher is watched. */
const longestFilm = 12_500;

export const streamCases: readonly Text[] = [
  ...idCases,
  ...around.map(
    ({ manners, ...text }): Text => ({
      ...text,
      expects: goesOn,
      async run(bench) {
        const guest = await bench.guest(manners);
        await guest.goesOn();
      },
    }),
  ),
  {
    name: 'transaction-ids',
    rule: 'rtmp/7.2/ids-of-their-own',
    sends: 'answers to whatever is asked',
    expects: 'commands that await a reply with transaction ids of their own',
    async run(bench) {
      const guest = await bench.guest();
      await guest.goesOn();
      const ids = guest.all(commandOf).flatMap((command) => asking(command) ?? []);
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined) throw new NotMet(`two commands have the transaction id ${twice}`);
    },
  },
  {
    name: 'no-transaction',
    rule: 'rtmp/7.2.2/zero-transaction',
    sends: 'answers to whatever is asked',
    expects: 'publish or play with transaction id 0',
    async run(bench) {
      const guest = await bench.guest();
      await guest.started();
      for (const command of guest.all(commandOf)) {
        if ((command.kind === 'publish' || command.kind === 'play') && command.transactionId !== 0) {
          throw new NotMet(`${command.kind} has the transaction id ${command.transactionId}`);
        }
      }
    },
  },
  {
    name: 'null-object',
    rule: 'rtmp/7.2.2/null-command-object',
    sends: 'answers to whatever is asked',
    expects: 'publish or play with null for a command object',
    async run(bench) {
      const guest = await bench.guest();
      await guest.started();
      for (const command of guest.all(commandOf)) {
        if ((command.kind === 'publish' || command.kind === 'play') && command.commandObject !== null) {
          throw new NotMet(`${command.kind} has another command object`);
        }
      }
    },
  },
  {
    name: 'stream-name',
    rule: 'rtmp/7.2.1.3/create-stream-first',
    sends: 'answers to whatever is asked',
    expects: 'publish or play of the stream that the URL names, in a stream that createStream has given',
    async run(bench) {
      const guest = await bench.guest();
      const { name, streamId } = await guest.started();
      if (streamId === controlStreamId) throw new NotMet('it asks in message stream 0');
      if (!name.startsWith(bench.visit.stream)) throw new NotMet(`it asks for ${JSON.stringify(name)}`);
    },
  },
  {
    name: 'delete-in-stream-0',
    rule: 'errata/8.3/delete-on-control-stream',
    sends: 'answers, until the publisher has sent everything',
    expects: 'deleteStream, if it comes, in message stream 0',
    needs: publisher,
    async run(bench) {
      const deletion = await deletionBy(await bench.guest());
      if (deletion === undefined) throw new Unsupported('no deleteStream came');
      const { arrived } = deletion;
      if (arrived.raw.streamId !== controlStreamId) {
        throw new NotMet(`deleteStream came in message stream ${arrived.raw.streamId}`);
      }
    },
  },
  {
    name: 'deletes-stream',
    rule: 'rtmp/7.2.2.3/deletes-stream',
    sends: 'answers, until the publisher has sent everything',
    expects: 'deleteStream for the stream in which it published',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest({ streamId: given });
      const deletion = await deletionBy(guest);
      if (deletion === undefined) throw new NotMet(`it leaves without deleteStream${strangeDeletion(guest)}`);
      const { command } = deletion;
      if (command.streamId !== given) throw new NotMet(`deleteStream names stream ${command.streamId}`);
    },
  },
  {
    name: 'media-after-publish-status',
    rule: 'peers/media-unasked/media-after-publish',
    sends: 'no status of publish for a moment',
    expects: 'no media before publish',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest();
      const first = await guest.media();
      const publish = guest.arrived.findIndex((arrived) => commandOf(arrived)?.kind === 'publish');
      if (publish < 0 || publish > first.at) throw new NotMet('media came before publish');
    },
  },
  {
    name: 'waits-for-status',
    rule: 'rtmp/7.2.2.6/publish-status',
    sends: 'no status of publish for a moment',
    expects: 'no media before that status',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest({ publish: () => undefined });
      const { streamId } = await guest.started();
      await guest.wire.quiet();
      const early = guest.all((arrived) => (isMedia(arrived) ? arrived : undefined)).length;
      if (early > 0) throw new NotMet(`${early} messages with media came before the status`);
      guest.acceptPublish(streamId);
      await guest.media();
    },
  },
];
