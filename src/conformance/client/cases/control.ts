import {
  controlChunkStreamId,
  controlStreamId,
  MessageType,
  SetPeerBandwidthLimitType,
} from '../../../../generated/rtmp/index.js';
import { casesOf } from '../../case.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../../server/cases/vectors.js';
import { NotMet } from '../../verdict.js';
import { eventOf, kindIs } from '../../wire/matching.js';
import type { ClientBench } from '../bench.js';
import type { Guest } from '../guest.js';
import { Screening } from '../screening.js';
import { longResult, spareId } from './sent.js';
import { goesOn, player, publisher, type Text } from './text.js';

/** When a client is asked whether it is there. */
const moments: readonly {
  name: string;
  says: string;
  ask: (ping: (guest: Guest) => void) => Parameters<ClientBench['guest']>[0];
}[] = [
  {
    name: 'before-result',
    says: 'before the result of connect',
    ask: (ping) => ({
      announce(guest) {
        guest.announce();
        ping(guest);
      },
    }),
  },
  {
    name: 'before-stream',
    says: 'before the result of createStream',
    ask: (ping) => ({
      createStream(guest, transactionId) {
        ping(guest);
        guest.result(transactionId, 1);
      },
    }),
  },
  {
    name: 'before-status',
    says: 'before publishing or playback begins',
    ask: (ping) => ({
      publish(guest, streamId) {
        ping(guest);
        guest.acceptPublish(streamId);
      },
      play(guest, streamId) {
        ping(guest);
        guest.acceptPlay(streamId);
      },
    }),
  },
];

const pingTimes = [0, 0x12345678, 0xffffffff];

const pingCases = moments.map(
  ({ name, says, ask }): Text => ({
    name: `ping-${name}`,
    rule: 'rtmp/7.1.7/ping-answered',
    sends: `ping requests ${says}`,
    expects: 'a ping response to each, with its timestamp',
    deliveries: ['whole', 'coalesced'],
    async run(bench) {
      const guest = await bench.guest(
        ask((to) => {
          for (const timestamp of pingTimes) to.event({ kind: 'pingRequest', timestamp });
        }),
      );
      await guest.started();
      for (const timestamp of pingTimes) {
        await guest.expect(`the response to the ping of ${timestamp}`, (arrived) => {
          const event = eventOf(arrived);
          return event?.kind === 'pingResponse' && event.timestamp === timestamp ? event : undefined;
        });
      }
    },
  }),
);

const windowSize = 1000;

/** Announces a small window, then a result that is much longer. */
const inWindow = (size = windowSize) => ({
  announce(guest: Guest) {
    guest.tell({ kind: 'windowAcknowledgementSize', size });
  },
  connect(guest: Guest, transactionId: number) {
    guest.stream.sendRaw(longResult(transactionId, 5 * size));
    void guest.wire.flush();
  },
});

const acknowledgementCases: readonly Text[] = [
  {
    name: 'acknowledges-window',
    rule: 'rtmp/5.4.3/after-window',
    sends: `window acknowledgement size ${windowSize}, then 5,000 bytes`,
    expects: 'an acknowledgement',
    async run(bench) {
      const guest = await bench.guest(inWindow());
      await guest.expect('an acknowledgement', kindIs('acknowledgement'));
    },
  },
  {
    name: 'acknowledges-what-came',
    rule: 'rtmp/5.4.3/counts-from-the-beginning',
    sends: `window acknowledgement size ${windowSize}, then 5,000 bytes`,
    expects: 'an acknowledgement of at least a window and at most what was sent',
    async run(bench) {
      const guest = await bench.guest(inWindow());
      // One that comes before the window is full does no harm.
      const { sequenceNumber } = await guest.expect('an acknowledgement of a window', (arrived) => {
        const acknowledgement = kindIs('acknowledgement')(arrived);
        return (acknowledgement?.sequenceNumber ?? 0) >= windowSize ? acknowledgement : undefined;
      });
      const sent = guest.wire.recording.passages.reduce(
        (sum, { by, bytes }) => sum + (by === 'tester' ? bytes.length : 0),
        0,
      );
      if (sequenceNumber > sent) {
        throw new NotMet(`${sequenceNumber} bytes are acknowledged of ${sent}`);
      }
    },
  },
  {
    name: 'acknowledges-played',
    rule: 'rtmp/5.4.3/after-window',
    sends: 'window acknowledgement size 5,000 while it plays, then 20,000 bytes of sound',
    expects: 'acknowledgements that grow',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const { guest, chunker } = screening;
      guest.tell({ kind: 'windowAcknowledgementSize', size: 5000 });
      for (let at = 0; at < 10; at++) guest.write(chunker.write(screening.sound(spareId, at * 20, 1000)));
      const first = await guest.expect('an acknowledgement', kindIs('acknowledgement'));
      for (let at = 10; at < 30; at++) guest.write(chunker.write(screening.sound(spareId, at * 20, 1000)));
      const second = await guest.expect('a second acknowledgement', kindIs('acknowledgement'));
      if (second.sequenceNumber <= first.sequenceNumber) {
        throw new NotMet(`${second.sequenceNumber} bytes are acknowledged after ${first.sequenceNumber}`);
      }
    },
  },
  {
    name: 'unacknowledged',
    rule: 'peers/acknowledgement/acknowledgements-not-awaited',
    sends: 'no acknowledgement, whatever comes',
    expects: 'the publisher goes on beyond its own window',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest();
      for (let count = 0; count < 6; count++) await guest.media();
    },
  },
];

const bandwidthCases = (['hard', 'soft', 'dynamic'] as const).flatMap((kind): Text[] => [
  {
    name: `bandwidth-${kind}`,
    rule: kind === 'dynamic' ? 'rtmp/5.4.5/dynamic-limit' : 'rtmp/5.4.5/layout',
    sends: `set peer bandwidth 345,678, a ${kind} limit, before the result of connect`,
    expects: goesOn,
    async run(bench) {
      const guest = await bench.guest({ announce: (to) => limit(to, kind) });
      await guest.goesOn();
    },
  },
  ...(kind === 'dynamic'
    ? []
    : [
        {
          name: `bandwidth-${kind}-answered`,
          rule: 'rtmp/5.4.5/answer-with-window',
          sends: `set peer bandwidth 345,678, a ${kind} limit`,
          expects: 'a window acknowledgement size of as many bytes',
          async run(bench: ClientBench) {
            const guest = await bench.guest({ announce: (to) => limit(to, kind) });
            await guest.expect('a window of 345678', (arrived) => {
              const window = kindIs('windowAcknowledgementSize')(arrived);
              return window?.size === limitSize ? window : undefined;
            });
          },
        },
      ]),
]);

const limitSize = 345_678;

function limit(guest: Guest, kind: 'hard' | 'soft' | 'dynamic'): void {
  guest.tell({ kind: 'setPeerBandwidth', size: limitSize, limitType: SetPeerBandwidthLimitType[kind] });
}

const acknowledgements = [0, 1, 0xffffffff];

const overCounted: Text = {
  name: 'odd-acknowledgements',
  rule: 'peers/acknowledgement/acknowledgements-start-over',
  sends: 'acknowledgements of nothing, of one byte, and of more than ever came',
  expects: goesOn,
  async run(bench) {
    const guest = await bench.guest({
      announce(to) {
        for (const sequenceNumber of acknowledgements) to.tell({ kind: 'acknowledgement', sequenceNumber });
      },
    });
    await guest.goesOn();
  },
};

/** Every event of the spec, before anything is asked for. */
const eventCases = vectorsOf('valid', 'rtmp.userControl').map(
  (vector): Text => ({
    name: `event-${nameOf(vector)}`,
    rule: 'peers/user-control/unknown-event',
    sends: `${aboutOf(vector)}, before the result of connect`,
    expects: goesOn,
    async run(bench) {
      const guest = await bench.guest({
        announce({ stream, wire }) {
          stream.sendRaw({ ...onControl, typeId: MessageType.userControl, payload: bytesOf(vector) });
          void wire.flush();
        },
      });
      await guest.goesOn();
    },
  }),
);

const onControl = { chunkStreamId: controlChunkStreamId, timestamp: 0, streamId: controlStreamId };

export const controlCases = casesOf<ClientBench>('control', [
  ...pingCases,
  ...acknowledgementCases,
  ...bandwidthCases,
  overCounted,
  ...eventCases,
  {
    name: 'buffer-length',
    rule: 'rtmp/7.1.7/buffer-length-first',
    sends: 'the status that playback begins, a moment after play',
    expects: 'set buffer length before that',
    needs: player,
    async run(bench) {
      const guest = await bench.guest({
        async play(to, streamId) {
          await to.wire.quiet();
          to.acceptPlay(streamId);
        },
      });
      const { streamId } = await guest.started();
      await guest.expect('set buffer length for the stream', (arrived) => {
        const event = eventOf(arrived);
        return event?.kind === 'setBufferLength' && event.streamId === streamId ? event : undefined;
      });
    },
  },
]);
