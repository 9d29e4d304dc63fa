import { filterBit } from '../../../generated/flv/constants.js';
import { decodeAggregate, encodeAggregate, MessageType } from '../../../generated/rtmp/index.js';
import type { ReadOptions } from '../../runtime/index.js';
import { completePayload } from '../chunk-stream/complete-payload.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';

/**
 * The messages in an aggregate, the first with the timestamp of the aggregate and the others as far from it as they
 * are inside; all in the message stream of the aggregate. Payloads are views of the aggregate. Source: RTMP 7.1.6.
 * Throws DecodeError and LimitError.
 */
export function splitAggregate(aggregate: RawMessage, options?: ReadOptions): RawMessage[] {
  const { payload, timestamp } = aggregate;
  const { tags } = completePayload(decodeAggregate(payload, options), payload.length, 'rtmp.aggregate');
  const base = tags[0]?.tag.timestamp ?? 0;
  return tags.map(({ tag }) => ({
    ...aggregate,
    // The type of a message has eight bits: with the filter bit it is another one, of which nothing is known.
    typeId: tag.filter ? tag.tagType | filterBit : tag.tagType,
    timestamp: (timestamp + tag.timestamp - base) >>> 0,
    payload: tag.data,
  }));
}

/**
 * One aggregate of messages of one message stream: where the first goes, at the time of the first. Payloads of 16 MiB
 * and more, and type ids above 31, do not fit a tag. Throws EncodeError.
 */
export function joinMessages(first: RawMessage, ...others: readonly RawMessage[]): RawMessage {
  const tags = [first, ...others].map(({ typeId, timestamp, payload }) => ({
    tag: { filter: false, tagType: typeId, timestamp, data: payload },
  }));
  return { ...first, typeId: MessageType.aggregate, payload: encodeAggregate({ kind: 'aggregate', tags }) };
}
