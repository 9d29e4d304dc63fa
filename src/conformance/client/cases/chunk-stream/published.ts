import {
  controlChunkStreamId,
  controlStreamId,
  type Message,
  MessageType,
} from '../../../../../generated/rtmp/index.js';
import { NotMet, Unsupported } from '../../../verdict.js';
import type { Arrived } from '../../../wire/messages.js';
import type { ClientBench } from '../../bench.js';
import { type Guest, isMedia } from '../../guest.js';
import { publisher, type Text } from '../text.js';

const protocolControl: ReadonlySet<Message['kind']> = new Set<Message['kind']>([
  'setChunkSize',
  'abort',
  'acknowledgement',
  'windowAcknowledgementSize',
  'setPeerBandwidth',
]);

/** All that a publisher sends, to its end or for a while. */
export async function published(bench: ClientBench): Promise<Guest> {
  const guest = await bench.guest();
  await guest.media();
  const isEnough = () => guest.all((arrived) => (isMedia(arrived) ? arrived : undefined)).length >= enough;
  await guest.wire
    .until('the end', () => guest.wire.isClosed || isEnough() || guest.unreadable !== undefined)
    .catch((error: unknown) => {
      // A slow film goes on for longer than a case.
      if (!(error instanceof NotMet)) throw error;
    });
  return guest;
}

const enough = 400;
/** The first time that a header does not hold. */
const late = 2 ** 24 - 1;

const isLate = ({ raw }: Arrived): boolean => raw.timestamp >= late;

export const publishedCases: readonly Text[] = [
  {
    name: 'own-chunk-size',
    rule: 'rtmp/5.4.1/own-chunk-size',
    sends: 'nothing but answers',
    expects: 'messages cut by the chunk size that the client has announced, so that they can be read',
    needs: publisher,
    async run(bench) {
      const { unreadable } = await published(bench);
      if (unreadable !== undefined) throw new NotMet(`what it sends cannot be read: ${unreadable}`);
    },
  },
  {
    name: 'extended-timestamps',
    rule: 'errata/5.1/extended-timestamp-on-type-3',
    sends: 'nothing but answers',
    expects: 'messages from 16,777,215 ms on that can be read',
    needs: publisher,
    async run(bench) {
      const guest = await published(bench);
      if (!guest.arrived.some(isLate)) throw new Unsupported('no message has so late a time');
      if (guest.unreadable !== undefined) throw new NotMet(`what comes then cannot be read: ${guest.unreadable}`);
    },
  },
  {
    name: 'other-chunk-size-of-server',
    rule: 'rtmp/5.4.1/each-direction',
    sends: 'set chunk size 10,000 before the result of connect',
    expects: 'the client goes on and cuts what it sends by its own chunk size',
    async run(bench) {
      const guest = await bench.guest({ announce: ({ stream }) => stream.setChunkSize(10_000) });
      await guest.goesOn();
    },
  },
  {
    name: 'control-in-place',
    rule: 'rtmp/5.4/control-stream',
    sends: 'a window and a limit to be answered',
    expects: 'protocol control of the client in message stream 0, on chunk stream 2',
    async run(bench) {
      const guest = await bench.guest();
      await guest.goesOn();
      for (const { message, raw } of guest.arrived) {
        if (message === undefined || !protocolControl.has(message.kind)) continue;
        if (raw.streamId !== controlStreamId || raw.chunkStreamId !== controlChunkStreamId) {
          throw new NotMet(`${message.kind} came in stream ${raw.streamId} on chunk stream ${raw.chunkStreamId}`);
        }
      }
    },
  },
  {
    name: 'events-in-place',
    rule: 'rtmp/6.2/control-stream',
    sends: 'a ping request',
    expects: 'user control of the client in message stream 0, on chunk stream 2',
    async run(bench) {
      const guest = await bench.guest({
        announce(to) {
          to.announce();
          to.event({ kind: 'pingRequest', timestamp: 1 });
        },
      });
      await guest.goesOn();
      for (const { raw } of guest.arrived) {
        if (raw.typeId !== MessageType.userControl) continue;
        if (raw.streamId !== controlStreamId || raw.chunkStreamId !== controlChunkStreamId) {
          throw new NotMet(`an event came in stream ${raw.streamId} on chunk stream ${raw.chunkStreamId}`);
        }
      }
    },
  },
];
