import { defaultChunkSize, maximumChunkSize, maximumMessageSize } from '../../../../../generated/rtmp/index.js';
import { Relay } from '../../relay.js';
import { announcing, needs, type Text } from './support.js';

/** Sizes of chunks that a sender may announce, from one byte on. */
const sizes = [
  1,
  2,
  100,
  defaultChunkSize - 1,
  defaultChunkSize + 1,
  4000,
  60_000,
  maximumMessageSize,
  maximumChunkSize,
];

export const chunkSizeCases: readonly Text[] = sizes.map((size) => ({
  name: `chunk-size-${size}`,
  rule: size > maximumMessageSize ? 'rtmp/5.4.1/beyond-messages' : 'rtmp/5.4.1/every-size',
  sends: `set chunk size ${size}, then sound in chunks of that size`,
  expects: 'the player gets all of it',
  needs,
  async run(bench) {
    const relay = await Relay.begin(bench);
    const before = relay.sound(20, 0, 300);
    const sent = relay.chunker.write(before);
    const announced = announcing(relay, size);
    relay.chunker.chunkSize = size;
    const messages = [before, relay.sound(20, 20, 1), relay.sound(20, 40, 700)];
    const after = messages.slice(1).map((message) => relay.chunker.write(message));
    await relay.carries(Buffer.concat([sent, announced, ...after]), messages);
  },
}));
