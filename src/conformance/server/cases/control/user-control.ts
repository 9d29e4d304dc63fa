import {
  controlChunkStreamId,
  controlStreamId,
  firstStreamId,
  MessageType,
} from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet, Unsupported } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { eventOf } from '../../../wire/matching.js';
import { uniqueSound } from '../../../wire/media.js';
import type { ServerBench } from '../../bench.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../vectors.js';

type Text = CaseText<ServerBench>;

/** Every event there is, and some that there are not. Few make sense from a client; none does harm. */
const tolerated = vectorsOf('valid', 'rtmp.userControl').map(
  (vector): Text => ({
    name: `goes-on-after-${nameOf(vector)}`,
    rule: 'peers/user-control/unknown-event',
    sends: `${aboutOf(vector)}, then createStream`,
    expects: 'createStream is answered',
    async run(bench) {
      const client = await bench.connect();
      client.sendRaw({
        chunkStreamId: controlChunkStreamId,
        timestamp: 0,
        typeId: MessageType.userControl,
        streamId: controlStreamId,
        payload: bytesOf(vector),
      });
      await client.settled();
    },
  }),
);

export const userControlCases: readonly Text[] = [
  {
    name: 'ping-answered',
    rule: 'peers/ping/ping-to-server',
    sends: 'a ping request',
    expects: 'a ping response',
    async run(bench) {
      const client = await bench.connect();
      client.event({ kind: 'pingRequest', timestamp: 1000 });
      await client.expect('a ping response', (arrived) => {
        const event = eventOf(arrived);
        return event?.kind === 'pingResponse' ? event : undefined;
      });
    },
  },
  {
    name: 'ping-response-as-request',
    rule: 'rtmp/7.1.7/same-timestamp',
    sends: 'three ping requests, then createStream',
    expects: 'each ping response that comes has the timestamp of its request',
    deliveries,
    async run(bench) {
      const client = await bench.connect();
      const sent = [1, 123_456, 2 ** 32 - 1];
      for (const timestamp of sent) client.event({ kind: 'pingRequest', timestamp });
      await client.settled();
      const answered = client.all(eventOf).flatMap((event) => (event.kind === 'pingResponse' ? event.timestamp : []));
      if (answered.length === 0) throw new Unsupported('it does not answer pings');
      const strange = answered.find((timestamp) => !sent.includes(timestamp));
      if (strange !== undefined) throw new NotMet(`a ping response with the timestamp ${strange} came`);
    },
  },
  {
    name: 'ping-response-unasked',
    rule: 'peers/ping/ping-to-server',
    sends: 'a ping response that nobody asked for, then createStream',
    expects: 'createStream is answered',
    async run(bench) {
      const client = await bench.connect();
      client.event({ kind: 'pingResponse', timestamp: 4321 });
      await client.settled();
    },
  },
  {
    name: 'event-with-a-timestamp',
    rule: 'rtmp/6.2/timestamp-ignored',
    sends: 'a ping request in a message with a timestamp of an hour later, then createStream',
    expects: 'createStream is answered',
    async run(bench) {
      const client = await bench.connect();
      const event = { kind: 'pingRequest', timestamp: 5 } as const;
      client.send({ kind: 'userControl', event }, { streamId: controlStreamId, timestamp: 3_600_000 });
      await client.settled();
    },
  },
  ...[0, 1, 100, 10_000, 2 ** 32 - 1].map(
    (length): Text => ({
      name: `buffer-length-${length}`,
      rule: 'rtmp/7.1.7/buffer-length-taken',
      sends: `a buffer length of ${length} ms before play and while it plays`,
      expects: 'the player gets the sound',
      needs: ['publish', 'play'],
      async run(bench) {
        const publisher = await bench.publish();
        const client = await bench.connect('player');
        const next = { kind: 'setBufferLength', streamId: firstStreamId, length } as const;
        client.event(next);
        const player = await bench.play(publisher.stream, client);
        await bench.passes(uniqueSound(), publisher, player);
        client.event({ ...next, streamId: player.streamId });
        await client.settled();
        await bench.passes(uniqueSound(), publisher, player, 20);
      },
    }),
  ),
  ...tolerated,
];
