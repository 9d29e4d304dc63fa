import { MessageType } from '../../../generated/rtmp/message-type.js';
import type { RawMessage } from '../../../src/session/chunk-stream/raw-message.js';
import { vectors } from '../../support/vectors.js';

/** Messages that change how the next chunks are read: whoever wrote them into a stream would have to follow them. */
const steering = new Set<number>([MessageType.setChunkSize, MessageType.abort]);
const media = new Set<number>([MessageType.audio, MessageType.video]);

/** The types whose vectors are messages: by their own type, and by what media messages carry. */
const sources = [
  { type: 'rtmp.message', takes: (typeId: number) => !steering.has(typeId) && !media.has(typeId) },
  { type: 'enhanced.tagBody', takes: (typeId: number) => media.has(typeId) },
];

/** Vectors as the messages of one stream; their timestamps come to need more than 24 bits. */
export function samples(validity: 'valid' | 'invalid'): RawMessage[] {
  const found = sources.flatMap(({ type, takes }) =>
    vectors
      .filter((vector) => vector.type === type && (vector.validity === 'invalid') === (validity === 'invalid'))
      .map(({ hex, given = {} }) => ({ typeId: Number(Object.values(given)[0]), payload: Buffer.from(hex, 'hex') }))
      .filter(({ typeId }) => takes(typeId)),
  );
  return found.map((message, index) => {
    return { ...message, chunkStreamId: 3 + 50 * (index % 9), timestamp: 0xffffe0 + 7 * index, streamId: 1 };
  });
}
