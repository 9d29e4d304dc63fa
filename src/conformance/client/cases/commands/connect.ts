import {
  commandChunkStreamId,
  controlStreamId,
  MessageType,
  propertiesOfConnectObject,
  StatusCode,
  StatusLevel,
} from '../../../../../generated/rtmp/index.js';
import { NotMet } from '../../../verdict.js';
import { commandOf } from '../../../wire/matching.js';
import type { ClientBench } from '../../bench.js';
import { acceptance, type Guest, isMedia, type Manners, statusInformation } from '../../guest.js';
import { application } from '../../lane.js';
import { notice, spareId, unknownName } from '../sent.js';
import { goesOn, player, type Text } from '../text.js';

async function connectObject(bench: ClientBench) {
  const guest = await bench.guest();
  const { command } = await guest.asks({ kind: 'connect' });
  return { guest, command, object: propertiesOfConnectObject(command.commandObject) };
}

const objectCases: readonly Text[] = [
  {
    name: 'connect-first',
    rule: 'peers/connect-first/connect-is-first',
    sends: 'nothing but the handshake',
    expects: 'connect before any other command',
    async run(bench) {
      const guest = await bench.guest();
      await guest.asks({ kind: 'connect' });
      const [first] = guest.all(commandOf);
      if (first?.kind !== 'connect') throw new NotMet(`the first command is ${first?.kind}`);
    },
  },
  {
    name: 'transaction-1',
    rule: 'rtmp/7.2.1.1/connect-transaction',
    sends: 'nothing but the handshake',
    expects: 'connect with transaction id 1',
    async run(bench) {
      const { command } = await connectObject(bench);
      if (command.transactionId !== 1) throw new NotMet(`connect has transaction id ${command.transactionId}`);
    },
  },
  {
    name: 'app',
    rule: 'errata/8.1.3/app-required',
    sends: 'nothing but the handshake',
    expects: 'connect with the application of the URL',
    async run(bench) {
      const { object } = await connectObject(bench);
      if (object.app !== application) throw new NotMet(`the application is ${JSON.stringify(object.app)}`);
    },
  },
  {
    name: 'tc-url',
    rule: 'errata/8.1.2/tc-url-required',
    sends: 'nothing but the handshake',
    expects: 'connect with the URL of the application',
    async run(bench) {
      const { object } = await connectObject(bench);
      if (!object.tcUrl?.startsWith(bench.visit.lane.applicationUrl)) {
        throw new NotMet(`the tcUrl is ${JSON.stringify(object.tcUrl)}`);
      }
    },
  },
  {
    name: 'type-20',
    rule: 'errata/8.1.1/connect-as-type-20',
    sends: 'nothing but the handshake',
    expects: 'connect in a message of type 20',
    async run(bench) {
      const guest = await bench.guest();
      const { arrived } = await guest.asks({ kind: 'connect' });
      if (arrived.raw.typeId !== MessageType.command) throw new NotMet(`connect has type ${arrived.raw.typeId}`);
    },
  },
  {
    name: 'codecs',
    rule: 'errata/8.1.4/codecs',
    sends: 'nothing but the handshake',
    expects: 'connect with the codecs that the player has',
    needs: player,
    async run(bench) {
      const { object } = await connectObject(bench);
      if (typeof object.audioCodecs !== 'number' || typeof object.videoCodecs !== 'number') {
        throw new NotMet('connect does not list the codecs');
      }
    },
  },
];

/** What servers do between connect and its result, or in place of the usual result. */
const answers: readonly (Pick<Text, 'name' | 'rule' | 'sends'> & { manners: Manners })[] = [
  {
    name: 'bare-result',
    rule: 'peers/order-of-replies/bare-result',
    sends: 'the result of connect without anything before it',
    manners: { announce: () => undefined },
  },
  {
    name: 'result-before-announcements',
    rule: 'peers/order-of-replies/bare-result',
    sends: 'the result of connect, and the announcements after it',
    manners: {
      announce: () => undefined,
      connect(guest, transactionId) {
        guest.acceptConnect(transactionId);
        guest.announce();
      },
    },
  },
  {
    name: 'result-without-properties',
    rule: 'rtmp/7.2.1.1/connect-answered',
    sends: 'the result of connect with null in place of the properties',
    manners: {
      connect: (guest, transactionId) => guest.result(transactionId, statusInformation(StatusCode.connectSuccess)),
    },
  },
  {
    name: 'bandwidth-done',
    rule: 'peers/order-of-replies/other-messages-between',
    sends: 'onBWDone before and after the result of connect',
    manners: {
      connect(guest, transactionId) {
        const done = () =>
          guest.command({ kind: 'onBandwidthDone', transactionId: 0, commandObject: null, information: [8192] });
        done();
        guest.acceptConnect(transactionId);
        done();
      },
    },
  },
  {
    name: 'unknown-commands',
    rule: 'peers/unknown-command/unknown-command',
    sends: 'commands that no client knows, before and after the result of connect',
    manners: {
      connect(guest, transactionId) {
        guest.command(notice('surprise', 9, { deep: [true] }));
        guest.acceptConnect(transactionId);
        guest.command(notice('x'.repeat(500)));
      },
    },
  },
  {
    name: 'unknown-call',
    rule: 'peers/unknown-command/unknown-command',
    sends: 'a command that no client knows and that asks for a reply',
    manners: {
      connect(guest, transactionId) {
        guest.command({ kind: 'other', values: [unknownName, 4713, null] });
        guest.acceptConnect(transactionId);
      },
    },
  },
  {
    name: 'unknown-replies',
    rule: 'peers/order-of-replies/other-messages-between',
    sends: 'a result and an error that nothing was asked for',
    manners: {
      connect(guest, transactionId) {
        guest.result(4711, true);
        guest.command({ kind: 'error', transactionId: 4712, commandObject: null, values: [] });
        guest.acceptConnect(transactionId);
      },
    },
  },
  {
    name: 'unknown-message-types',
    rule: 'peers/unknown-message-type/unknown-type',
    sends: 'messages of types that no document has, before the result of connect',
    manners: {
      connect(guest, transactionId) {
        for (const typeId of [7, 10, 21, 90, 251]) {
          const payload = new Uint8Array(200).fill(typeId);
          const place = { chunkStreamId: commandChunkStreamId, timestamp: 0, streamId: controlStreamId };
          guest.stream.sendRaw({ ...place, typeId, payload });
        }
        guest.acceptConnect(transactionId);
      },
    },
  },
  {
    name: 'media-before-result',
    rule: 'peers/order-of-replies/other-messages-between',
    sends: 'metadata in message stream 0 before the result of connect',
    manners: {
      connect(guest, transactionId) {
        guest.tell({ kind: 'dataMessage', data: { kind: 'onMetaData', properties: { width: 1 } } });
        guest.acceptConnect(transactionId);
      },
    },
  },
  {
    name: 'status-of-connection',
    rule: 'peers/order-of-replies/other-messages-between',
    sends: 'a status of the connection before the result of connect',
    manners: {
      connect(guest, transactionId) {
        guest.status(StatusCode.connectSuccess, controlStreamId);
        guest.acceptConnect(transactionId);
      },
    },
  },
  {
    name: 'late-result',
    rule: 'peers/order-of-replies/other-messages-between',
    sends: 'the result of connect after a moment of silence',
    manners: {
      async connect(guest, transactionId) {
        await guest.wire.quiet();
        guest.acceptConnect(transactionId);
      },
    },
  },
  {
    name: 'result-on-other-chunk-stream',
    rule: 'peers/chunk-stream-of-messages/any-chunk-stream',
    sends: 'the result of connect on a chunk stream of its own',
    manners: {
      connect: ({ stream }, transactionId) =>
        stream.send(
          { kind: 'commandMessage', command: acceptance(transactionId) },
          { streamId: controlStreamId, chunkStreamId: spareId },
        ),
    },
  },
];

const refuse = (guest: Guest, transactionId: number): void => {
  const information = { ...statusInformation(StatusCode.connectRejected), level: StatusLevel.error };
  guest.command({ kind: 'error', transactionId, commandObject: null, values: [information] });
};

const refusals: readonly Text[] = [
  {
    name: 'refused-goes-no-further',
    rule: 'peers/refusals/no-stream-unless-connected',
    sends: 'an error in place of the result of connect',
    expects: 'neither publishing nor playing',
    async run(bench) {
      const guest = await bench.guest({ connect: refuse });
      await guest.asks({ kind: 'connect' });
      await guest.wire.quiet();
      if (guest.begun !== undefined) throw new NotMet(`it goes on as a ${guest.begun.role}`);
      if (guest.all((arrived) => (isMedia(arrived) ? arrived : undefined)).length > 0)
        throw new NotMet('it sends media');
    },
  },
  {
    name: 'refused-ends',
    rule: 'peers/refusals/reports-refusal',
    sends: 'an error in place of the result of connect, then the end of the connection',
    expects: 'the client ends with a status that is not 0',
    async run(bench) {
      const guest = await bench.guest({ connect: refuse });
      await guest.asks({ kind: 'connect' });
      await guest.wire.quiet();
      await guest.wire.end();
      const { ended } = await bench.exited();
      if (ended?.status === 0) throw new NotMet('it ends with status 0, as if all were well');
    },
  },
];

export const connectCases: readonly Text[] = [
  ...objectCases,
  ...answers.map(
    ({ manners, ...text }): Text => ({
      ...text,
      expects: goesOn,
      async run(bench) {
        const guest = await bench.guest(manners);
        await guest.goesOn();
      },
    }),
  ),
  ...refusals,
];
