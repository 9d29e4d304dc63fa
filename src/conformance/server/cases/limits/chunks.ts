import { randomBytes } from 'node:crypto';
import { firstStreamId, MessageType, maximumMessageSize } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { chunk } from '../../../wire/chunker.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

/** The beginning of a message that never ends. */
const begun = (chunkStreamId: number, length: number, typeId: number = MessageType.audio): Uint8Array => {
  const header = { format: 0, timestamp: 0, length, typeId, streamId: firstStreamId };
  return chunk(chunkStreamId, header, false, new Uint8Array(Math.min(length, 128)));
};

const alone = 'at most the end of this connection; the server lives';

export const chunkCases: readonly Text[] = [
  ...[1, 2, 3, 4].map(
    (count): Text => ({
      name: `random-bytes-${count}`,
      rule: 'peers/robustness/bad-chunks',
      sends: `${count * 500} random bytes after the handshake`,
      expects: alone,
      isHostile: true,
      async run(bench) {
        const client = await bench.greet();
        client.wire.write(randomBytes(count * 500));
        await client.answeredOrOver();
      },
    }),
  ),
  {
    name: 'random-bytes-within-a-connection',
    rule: 'peers/robustness/others-go-on',
    sends: '4,000 random bytes in the midst of a stream that is played',
    expects: alone,
    needs: ['publish'],
    isHostile: true,
    async run(bench) {
      const { client } = await bench.publish();
      client.wire.write(randomBytes(4000));
      await client.answeredOrOver();
    },
  },
  {
    name: 'huge-messages-never-sent',
    rule: 'peers/bounded-memory/huge-message',
    sends: 'the beginnings of messages of 16 MB on 200 chunk streams, of which no more comes',
    expects: alone,
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      for (let id = 100; id < 300; id++) client.wire.write(begun(id, maximumMessageSize));
      await client.answeredOrOver();
    },
  },
  {
    name: 'many-chunk-streams',
    rule: 'peers/bounded-memory/many-chunk-streams',
    sends: 'the beginnings of messages of 1,000 bytes on 5,000 chunk streams',
    expects: alone,
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      const ids = Array.from({ length: 5000 }, (_, index) => 100 + index);
      client.wire.write(Buffer.concat(ids.map((id) => begun(id, 1000))));
      await client.answeredOrOver();
    },
  },
  ...cuts(),
];

/** Where a connection may break off. */
function cuts(): Text[] {
  const places: { name: string; says: string; bytes: Uint8Array }[] = [
    { name: 'basic-header', says: 'a basic header of three bytes', bytes: begun(400, 500).subarray(0, 2) },
    { name: 'message-header', says: 'a message header', bytes: begun(20, 500).subarray(0, 6) },
    { name: 'payload', says: 'the payload of a chunk', bytes: begun(20, 500).subarray(0, 60) },
    { name: 'message', says: 'a message, between two chunks', bytes: begun(20, 500) },
  ];
  return places.map(({ name, says, bytes }) => ({
    name: `cut-in-${name}`,
    rule: 'peers/robustness/cut-off',
    sends: `the end of the connection in the midst of ${says}`,
    expects: 'the server lives',
    needs: ['publish'],
    isHostile: true,
    async run(bench) {
      const { client } = await bench.publish();
      client.wire.write(bytes);
      await client.wire.end();
      await client.wire.reaction(() => false);
    },
  }));
}
