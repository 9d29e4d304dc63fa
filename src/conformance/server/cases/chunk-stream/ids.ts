import { defaultChunkSize, encodeChunkBasicHeader } from '../../../../../generated/rtmp/index.js';
import { missedBy, NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { Relay } from '../../relay.js';
import { needs, nothing, type Text } from './support.js';

/** Where each form of the basic header begins and ends. */
const ids = [
  { chunkStreamId: 3, form: 'the first id for media' },
  { chunkStreamId: 63, form: 'the last id of one byte' },
  { chunkStreamId: 64, form: 'the first id of two bytes' },
  { chunkStreamId: 319, form: 'the last id of two bytes' },
];
const longIds = [
  { chunkStreamId: 320, form: 'the first id of three bytes' },
  { chunkStreamId: 4660, form: 'an id of three bytes that differs between the byte orders' },
  { chunkStreamId: 65_599, form: 'the last id there is' },
];

const idCase = ({ chunkStreamId, form }: (typeof ids)[number]): Text => ({
  name: `id-${chunkStreamId}`,
  rule: 'rtmp/5.3.1.1/every-form-of-id',
  sends: `sound in chunks of chunk stream ${chunkStreamId}, ${form}, interrupted by one of chunk stream 4`,
  expects: 'the player gets all of it',
  needs,
  deliveries,
  async run(bench) {
    const relay = await Relay.begin(bench);
    const long = relay.sound(chunkStreamId, 0, 300);
    const other = relay.sound(4, 0, 20);
    const next = relay.sound(chunkStreamId, 20, 300);
    const [first = nothing, ...rest] = relay.chunker.cut(long);
    const bytes = [first, relay.chunker.write(other), ...rest, relay.chunker.write(next)];
    relay.write(Buffer.concat(bytes));
    await relay.arrive([other, long, next]);
  },
});

/** A chunk of type 3 whose id stands in the form of three bytes, in one of the byte orders, though two would hold it. */
function longForm(chunkStreamId: number, payload: Uint8Array, isBigEndian: boolean): Uint8Array {
  const header = encodeChunkBasicHeader({ format: 3, chunkStreamId: firstOfThreeBytes });
  const id = [chunkStreamId - 64, 0];
  header.set(isBigEndian ? id.reverse() : id, 1);
  return Buffer.concat([header, payload]);
}

const firstOfThreeBytes = 320;

const byteOrderCase: Text = {
  name: 'byte-order-of-three-bytes',
  rule: 'errata/4.1/chunk-stream-id',
  sends:
    'a message whose second chunk has its id in three bytes where two would do, little-endian; if that is lost, big-endian',
  expects: 'the player gets the message in one of the two; which one tells the reading',
  needs,
  async run(bench) {
    for (const isBigEndian of [false, true]) {
      const missed = await missedBy(async () => {
        const relay = await Relay.begin(bench);
        const message = relay.sound(100, 0, defaultChunkSize + 50);
        const [first = nothing] = relay.chunker.cut(message);
        relay.write(first, longForm(100, message.payload.subarray(defaultChunkSize), isBigEndian));
        await relay.arrive([message]);
      });
      if (missed === undefined)
        return isBigEndian ? 'it reads three bytes as big-endian' : 'it reads three bytes as little-endian';
    }
    throw new NotMet('an id in three bytes is understood in neither byte order');
  },
};

export const idCases: readonly Text[] = [...ids.map(idCase), ...longIds.map(idCase), byteOrderCase];
