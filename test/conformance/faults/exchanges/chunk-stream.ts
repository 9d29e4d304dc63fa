import { encodeCommand } from '../../../../generated/rtmp/index.js';
import { Line, type Target } from './line.js';

/** Chunks in all forms, as a server reads them, and those that it writes. */
export async function chunkStreamExchange(server: Target): Promise<string[]> {
  const seen = [...(await ids(server)), ...(await sizes(server)), ...(await times(server))];
  for (const bytes of violations) {
    const line = await Line.connected(server);
    line.raw(bytes);
    line.unknown(90);
    await line.sync();
    seen.push(`${bytes.slice(0, 20)}: ${line.take()}`);
    line.end();
  }
  return seen;
}

/** Two chunk streams whose ids are alike in a wrong reading, interleaved. */
async function ids(server: Target): Promise<string[]> {
  const seen: string[] = [];
  const pairs = [
    { first: ['010001', 'c10001'], second: '0001' },
    { first: ['0005', 'c005'], second: '05' },
    { first: ['010500', 'c005'], second: '05' },
    { first: ['0105ff', 'c105ff'], second: '0005' },
  ] as const;
  for (const { first, second } of pairs) {
    const line = await Line.connected(server);
    const long = unknown(20, 'x'.repeat(200));
    line.raw(first[0], header(long), long.subarray(0, 128));
    line.raw(second, header(unknown(21)), unknown(21));
    line.raw(first[1], long.subarray(128));
    await line.sync();
    seen.push(`${first[0]} and ${second}: ${line.take()}`);
    line.end();
  }
  return seen;
}

async function sizes(server: Target): Promise<string[]> {
  const long = unknown(30, 'y'.repeat(500));
  const line = await Line.greeted(server);
  line.connect();
  await line.sync();
  const seen = [`connect: ${line.take()}`];
  line.send({ kind: 'setChunkSize', size: 300 });
  line.unknown(31, 'z'.repeat(400));
  line.unknown(32, 'z'.repeat(400));
  await line.sync();
  seen.push(`chunk size 300: ${line.take()}`);
  // Message on 20, cut by one on 21, both incomplete; abort of one of them.
  line.raw('14', header(long), long.subarray(0, 300), '15', header(long), long.subarray(0, 300));
  line.send({ kind: 'abort', chunkStreamId: 0x14 });
  line.raw('d5', long.subarray(300), '14', header(unknown(33)), unknown(33));
  await line.sync();
  seen.push(`abort: ${line.take()}`);
  // A smaller chunk size within a message.
  line.raw('16', header(long), long.subarray(0, 300));
  line.send({ kind: 'setChunkSize', size: 128 });
  for (let from = 300; from < long.length; from += 128) line.raw('d6', long.subarray(from, from + 128));
  await line.sync();
  seen.push(`within a message: ${line.take()}`);
  line.end();
  return seen;
}

/** What players get with which timestamps, in another message stream than the first. */
async function times(server: Target): Promise<string[]> {
  const publisher = await Line.connected(server);
  const player = await Line.connected(server);
  publisher.createStream();
  publisher.createStream();
  publisher.publish('times', 2);
  await publisher.sync();
  player.createStream();
  player.createStream();
  player.play('times', 2);
  await player.sync();
  const audio = (length: number) => new Uint8Array(length).fill(0xaf);
  // Type 0, 1, 2, 3, then type 3 after type 0.
  publisher.raw('04 0003e8 000004 08 02000000', audio(4), '44 000014 000005 08', audio(5), '84 00001e', audio(5));
  publisher.raw('c4', audio(5), '04 000bb8 000004 08 02000000', audio(4), 'c4', audio(4));
  // Extended: a type 0 chunk in three pieces, a type 1 chunk in two, then a wrap.
  publisher.raw(
    '04 ffffff 00012c 08 02000000 01000000',
    audio(128),
    'c4 01000000',
    audio(128),
    'c4 01000000',
    audio(44),
  );
  publisher.raw('44 ffffff 000096 08 01000001', audio(128), 'c4 01000001', audio(22));
  publisher.raw('04 ffffff 000004 08 02000000 fffffff0', audio(4), '44 000020 000005 08', audio(5));
  publisher.media(8, audio(70_000), { streamId: 2, timestamp: 0x2000000, chunkStreamId: 9 });
  publisher.media(8, audio(5), { streamId: 2, timestamp: 0x2000010, chunkStreamId: 9 });
  await publisher.sync();
  await player.sync();
  const seen = [`publisher: ${publisher.take()}`, `player: ${player.take()}`];
  publisher.end();
  player.end();
  return seen;
}

/** A type 1, a type 3 and a type 2 chunk on a chunk stream of their own, and a type 0 chunk within a message. */
const violations = [
  '52 000000 000001 08 00',
  'd2',
  '92 000000',
  `12 000000 000100 08 00000000 ${'00'.repeat(128)} 12 000000 000001 08 00000000 00`,
];

const unknown = (transactionId: number, ...values: string[]): Uint8Array =>
  encodeCommand({ kind: 'other', values: ['unknown', transactionId, null, ...values] });

const header = (payload: Uint8Array): string => `000000 ${payload.length.toString(16).padStart(6, '0')} 14 00000000`;
