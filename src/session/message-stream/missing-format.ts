import type { Message } from '../../../generated/rtmp/message.js';
import { MessageType } from '../../../generated/rtmp/message-type.js';
import { DecodeError } from '../../runtime/errors.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';

/** The deviation that is accepted where a format byte is missing. */
export const missingFormatRule = 'errata/7.2/missing-format';

const formatRule = 'errata/7.2/format-selector';

/**
 * What is meant by a message of AMF 3 that could not be decoded because its format byte is missing: the message of AMF 0
 * with the same payload. Shared objects are not among them: the length of a name may look like a format.
 */
export function withoutFormat(raw: RawMessage, error: unknown): RawMessage | undefined {
  if (!(error instanceof DecodeError) || error.rule !== formatRule || raw.payload.length === 0) return undefined;
  if (raw.typeId === MessageType.dataExtended) return { ...raw, typeId: MessageType.data };
  if (raw.typeId === MessageType.commandExtended) return { ...raw, typeId: MessageType.command };
  return undefined;
}

/** Whether a message is a row of values that begins with a name, as all that lack a format byte do. */
export function beginsWithName(message: Message): boolean {
  const row = message.kind === 'commandMessage' ? message.command : message.kind === 'dataMessage' && message.data;
  return row !== false && (row.kind !== 'other' || typeof row.values[0] === 'string');
}
