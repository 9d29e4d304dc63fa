import { encodeAggregate, encodeData } from '../../../../generated/rtmp/index.js';
import { fromHex, Line, type Target } from './line.js';

/** What reaches players who were there, and those who join later. */
export async function mediaExchange(server: Target): Promise<string[]> {
  const publisher = await Line.connected(server);
  const early = await Line.connected(server);
  const late = await Line.connected(server);
  publisher.createStream();
  publisher.publish('film');
  await publisher.sync();
  early.createStream();
  early.play('film');
  await early.sync();
  publisher.media(8, fromHex('af01 63'));
  for (const { typeId, timestamp, hex } of film) publisher.media(typeId, fromHex(hex), { streamId: 1, timestamp });
  publisher.media(18, metadata, { streamId: 1, timestamp: 4_500 });
  publisher.media(22, aggregate, { streamId: 1, timestamp: 6_000 });
  publisher.media(8, new Uint8Array(70_000).fill(0xaf), { streamId: 1, timestamp: 7_000 });
  await publisher.sync();
  await early.sync();
  const seen = [`publisher: ${publisher.take()}`, `early: ${early.take()}`];
  late.createStream();
  late.play('film');
  await late.sync();
  seen.push(`late: ${late.take()}`);
  for (const line of [publisher, early, late]) line.end();
  return seen;
}

/** Headers, frames, frames without payload, Enhanced RTMP: video, audio, and two tracks of video. */
const film: readonly { readonly typeId: number; readonly timestamp: number; readonly hex: string }[] = [
  { typeId: 9, timestamp: 1_000, hex: '1700000000 01640028' },
  { typeId: 8, timestamp: 1_000, hex: 'af00 1210' },
  { typeId: 9, timestamp: 1_000, hex: '1701000000 aabbcc' },
  { typeId: 8, timestamp: 1_010, hex: 'af01 010203' },
  { typeId: 9, timestamp: 1_040, hex: '2701000000 ddeeff' },
  { typeId: 8, timestamp: 1_050, hex: '' },
  { typeId: 9, timestamp: 1_060, hex: '' },
  { typeId: 9, timestamp: 1_080, hex: 'a1 68766331 000000 0102030405' },
  { typeId: 8, timestamp: 1_090, hex: '91 4f707573 0102030405' },
  { typeId: 9, timestamp: 1_120, hex: `a6 13 61766331 00 000008 0000000102030405 01 000008 0000000102030406` },
];

const metadata = encodeData({ kind: 'setDataFrame', name: 'onMetaData', values: [{ width: 16 }] });

const tag = (timestamp: number) => ({
  tag: { filter: false, tagType: 8, timestamp, data: fromHex('af01 0405') },
});

const aggregate = encodeAggregate({ kind: 'aggregate', tags: [tag(100), tag(130)] });
