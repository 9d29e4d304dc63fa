import { encodeCommand } from '../../../../generated/rtmp/index.js';
import { fromHex, Line, type Target } from './line.js';

/** Commands with each marker behind their object, and messages of AMF 3. */
export async function amfExchange(server: Target): Promise<string[]> {
  const seen: string[] = [];
  for (const [what, values] of Object.entries(rows)) {
    const line = await Line.connected(server);
    line.media(20, Buffer.concat([unknown, fromHex(values)]));
    await line.sync();
    seen.push(`${what}: ${line.take()}`);
    line.media(17, Buffer.concat([fromHex('00'), unknown, fromHex(values)]));
    await line.sync();
    seen.push(`${what}, type 17: ${line.take()}`);
    line.end();
  }
  return [...seen, ...(await dataOfType15(server)), ...(await objectEncoding(server))];
}

/** As hex, without spaces. A number follows where a wrong length would make another value of what comes behind. */
const rows: Readonly<Record<string, string>> = {
  date: '0b 42706c7d6c000000 ffc4 05',
  reference: '03 000161 05 000009 07 0000 05',
  'long string': '0c 00000003 616263 05',
  'strict array': '0a 00000002 05 06 05',
  undefined: '06 05',
  'typed object': '10 000141 000161 05 000009 05',
  'ecma array, count 5 of 1': '08 00000005 000161 05 000009 05',
  'ecma array, count 1 of 2': '08 00000001 000161 05 000162 05 000009 05',
  'xml document': '0f 00000003 3c612f 05',
  unsupported: '0d 05',
  'amf 3': '11 04 05 05',
  proto: '03 00095f5f70726f746f5f5f 05 000009 05',
};

const unknown = encodeCommand({ kind: 'other', values: ['unknown', 7, null] });

async function dataOfType15(server: Target): Promise<string[]> {
  const publisher = await Line.connected(server);
  const player = await Line.connected(server);
  publisher.createStream();
  publisher.publish('data');
  await publisher.sync();
  player.createStream();
  player.play('data');
  await player.sync();
  publisher.media(15, fromHex('00 02 0006 6f6e54657874 03 000161 05 000009'), { streamId: 1 });
  await publisher.sync();
  await player.sync();
  const seen = [`type 15: ${publisher.take()} ${player.take()}`];
  publisher.end();
  player.end();
  return seen;
}

async function objectEncoding(server: Target): Promise<string[]> {
  const line = await Line.greeted(server);
  line.connect();
  await line.sync();
  const seen = [`connect: ${line.take()}`];
  line.end();
  return seen;
}
