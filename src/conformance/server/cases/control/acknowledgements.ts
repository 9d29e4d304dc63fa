import { handshakeEchoSize, handshakeHelloSize, handshakeVersionSize } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { kindIs } from '../../../wire/matching.js';
import { uniqueSound } from '../../../wire/media.js';
import type { ServerBench, StreamClient } from '../../bench.js';

type Text = CaseText<ServerBench>;

const acknowledgement = kindIs('acknowledgement');
const handshakeSize = handshakeVersionSize + handshakeHelloSize + handshakeEchoSize;

/** Announces a window, and waits until the server knows it. */
async function announce({ client }: StreamClient, size: number): Promise<void> {
  client.control({ kind: 'windowAcknowledgementSize', size });
  await client.settled();
}

/** Sends messages of little payload, whose headers make up most of the bytes: so many bytes in all, and a few more. */
function fill({ client, streamId }: StreamClient, size: number): void {
  const end = client.stream.stats.bytesSent + size;
  for (let timestamp = 0; client.stream.stats.bytesSent < end; timestamp++) {
    // Chunk streams by turns, so that the headers stay long; few of them, which every server has.
    client.send(uniqueSound(4), { streamId, timestamp, chunkStreamId: 8 + (timestamp % 16) });
  }
}

/** The next acknowledgement that says at least so much. */
const acknowledged = ({ client }: StreamClient, least = 0): Promise<number> =>
  client.expect('an acknowledgement', (arrived) => {
    const number = acknowledgement(arrived)?.sequenceNumber;
    return number !== undefined && number >= least ? number : undefined;
  });

export const acknowledgementCases: readonly Text[] = [
  {
    name: 'each-window',
    rule: 'rtmp/5.4.3/after-window',
    sends: 'a window of 3,000 bytes, then sound of that many bytes three times over',
    expects: 'an acknowledgement each time',
    needs: ['publish'],
    deliveries,
    async run(bench) {
      const publisher = await bench.publish();
      await announce(publisher, 3600);
      for (let time = 0; time < 3; time++) {
        fill(publisher, 3600);
        await acknowledged(publisher);
      }
    },
  },
  {
    name: 'not-each-message',
    rule: 'rtmp/5.4.3/after-window',
    sends: 'a window of 100,000 bytes, then ten short messages, each after the one before was taken',
    expects: 'not an acknowledgement of each of them',
    needs: ['publish'],
    async run(bench) {
      const publisher = await bench.publish();
      await announce(publisher, 100_000);
      const before = publisher.client.all(acknowledgement).length;
      for (let time = 0; time < 10; time++) await publisher.client.settled();
      const came = publisher.client.all(acknowledgement).length - before;
      if (came > 2) throw new NotMet(`${came} acknowledgements came, though no window was full`);
    },
  },
  {
    name: 'counted-from-the-beginning',
    rule: 'rtmp/5.4.3/counts-from-the-beginning',
    sends: 'a window of 3,000 bytes, then sound of 30,000 bytes',
    expects: 'in the end, an acknowledgement of all but the last window',
    needs: ['publish'],
    async run(bench) {
      const publisher = await bench.publish();
      await announce(publisher, 3600);
      for (let time = 0; time < 10; time++) {
        fill(publisher, 3600);
        await acknowledged(publisher);
      }
      const { bytesSent } = publisher.client.stream.stats;
      fill(publisher, 3600);
      // What is due for the last window says at least what was sent before it.
      await acknowledged(publisher, bytesSent - 3600);
      const most = publisher.client.stream.stats.bytesSent + handshakeSize;
      const [beyond] = publisher.client.all(acknowledgement).filter(({ sequenceNumber }) => sequenceNumber > most);
      if (beyond !== undefined) throw new NotMet(`${beyond.sequenceNumber} bytes are acknowledged of ${most}`);
    },
  },
  {
    name: 'handshake-counted',
    rule: 'rtmp/5.4.3/handshake-counted',
    sends: 'a window of 1,500 bytes, then sound, little by little',
    expects: 'an acknowledgement; what it says tells the reading',
    needs: ['publish'],
    async run(bench) {
      const publisher = await bench.publish();
      await announce(publisher, 1500);
      const { client } = publisher;
      for (let time = 0; time < 3; time++) {
        const before = client.stream.stats.bytesSent;
        fill(publisher, 1600);
        const number = await acknowledged(publisher);
        const { bytesSent } = client.stream.stats;
        if (number > bytesSent) return 'it counts the bytes of the handshake';
        if (time > 0 && number >= before - 1600) return 'it counts from the end of the handshake';
      }
      throw new NotMet('what it acknowledges is neither with the handshake nor without');
    },
  },
  {
    name: 'next-window',
    rule: 'rtmp/5.4.4/next-window',
    sends: 'a window of 2,000 bytes that is filled, then one of 8,000 bytes, half of it, and the other half',
    expects:
      'the first acknowledgement, then not one for each 2,000 bytes any more, but one when the new window is full',
    needs: ['publish'],
    async run(bench) {
      const publisher = await bench.publish();
      const { client } = publisher;
      await announce(publisher, 2000);
      fill(publisher, 2000);
      await acknowledged(publisher);
      await announce(publisher, 7200);
      const before = client.all(acknowledgement).length;
      // Who acknowledges before the window is full does no harm: one may come.
      for (let half = 0; half < 2; half++) {
        fill(publisher, 2000);
        await client.settled();
      }
      const early = client.all(acknowledgement).length - before;
      if (early > 1) throw new NotMet(`${early} acknowledgements came within half a window`);
      const seen = Math.max(...client.all(acknowledgement).map(({ sequenceNumber }) => sequenceNumber));
      fill(publisher, 5000);
      await acknowledged(publisher, seen + 1);
    },
  },
  {
    name: 'not-awaited',
    rule: 'peers/acknowledgement/acknowledgements-not-awaited',
    sends: 'play of 4 MB by a player that acknowledges nothing',
    expects: 'all of it comes',
    needs: ['publish', 'play'],
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      player.client.isMute = true;
      for (let timestamp = 0; timestamp < 20; timestamp++) {
        await bench.passes(uniqueSound(60_000), publisher, player, timestamp);
        publisher.send(uniqueSound(60_000), timestamp);
        publisher.send(uniqueSound(60_000), timestamp);
        publisher.send(uniqueSound(20_000), timestamp);
      }
    },
  },
  {
    name: 'start-over',
    rule: 'peers/acknowledgement/acknowledgements-start-over',
    sends: 'acknowledgements of numbers that rise, wrap around and start over, then publish',
    expects: 'publish is accepted as ever',
    needs: ['publish'],
    async run(bench) {
      const client = await bench.connect();
      for (const sequenceNumber of [5000, 2 ** 32 - 1, 3, 100_000, 0, 0]) {
        client.control({ kind: 'acknowledgement', sequenceNumber });
      }
      await bench.publish(undefined, client);
    },
  },
];
