import type { Message } from '../../../generated/rtmp/message.js';
import { MessageType } from '../../../generated/rtmp/message-type.js';
import { DecodeError } from '../../runtime/errors.js';
import { ReceivedMessage } from '../chunk-stream/received-message.js';

/** The deviation that is accepted where a format byte is missing. */
export const missingFormatRule = 'errata/7.2/missing-format';

const formatRule = 'errata/7.2/format-selector';

/**
 * What is meant by a message of AMF 3 that could not be decoded because its format byte is missing: the message of AMF 0
 * with the same payload. Shared objects are not among them: the length of a name may look like a format.
 */
export function withoutFormat(raw: ReceivedMessage, error: unknown): ReceivedMessage | undefined {
  if (!(error instanceof DecodeError) || error.rule !== formatRule || raw.payload.length === 0) return undefined;
  if (raw.typeId === MessageType.dataExtended) return retyped(raw, MessageType.data);
  if (raw.typeId === MessageType.commandExtended) return retyped(raw, MessageType.command);
  return undefined;
}

const retyped = (raw: ReceivedMessage, typeId: number) => new ReceivedMessage({ ...raw, typeId }, raw.payload);

/** Whether a message is a row of values that begins with a name, as all that lack a format byte do. */
export function beginsWithName(message: Message): boolean {
  const row = message.kind === 'commandMessage' ? message.command : message.kind === 'dataMessage' && message.data;
  return row !== false && (row.kind !== 'other' || typeof row.values[0] === 'string');
}
