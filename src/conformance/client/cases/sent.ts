import type { Value } from '../../../../generated/amf0/index.js';
import {
  type Command,
  commandChunkStreamId,
  controlStreamId,
  encodeCommandMessage,
  MessageType,
  streamCommandChunkStreamId,
} from '../../../../generated/rtmp/index.js';
import type { RawMessage } from '../../../session/chunk-stream/index.js';
import { acceptance } from '../guest.js';

interface Place {
  readonly chunkStreamId?: number;
  readonly timestamp?: number;
}

/** A command as the chunk stream carries it, with more bytes behind its arguments. */
export const rawCommand = (
  command: Command,
  { chunkStreamId = commandChunkStreamId, timestamp = 0 }: Place = {},
  more: Uint8Array = nothing,
): RawMessage => ({
  chunkStreamId,
  timestamp,
  typeId: MessageType.command,
  streamId: controlStreamId,
  payload: Buffer.concat([encodeCommandMessage({ kind: 'commandMessage', command }), more]),
});

/** The result of connect, made longer by so many characters. */
export const longResult = (transactionId: number, characters: number, place?: Place): RawMessage =>
  rawCommand(acceptance(transactionId, { data: 'x'.repeat(characters) }), place);

/** A command that no client knows, and that wants no reply. */
export const notice = (...values: Value[]): Command => ({ kind: 'other', values: [unknownName, 0, null, ...values] });

/** The same with a payload of so many bytes, at least a few. */
export function noticeOfSize(size: number, place?: Place): RawMessage {
  const shortest = rawCommand(notice(''), place);
  return rawCommand(notice('x'.repeat(Math.max(0, size - shortest.payload.length))), place);
}

/** A chunk stream on which nothing else comes; so are those after it. */
export const spareId = streamCommandChunkStreamId + 12;

/** A name that no client knows. */
export const unknownName = 'onConformance';

export const nothing: Uint8Array = new Uint8Array(0);
