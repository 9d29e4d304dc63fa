import { MessageType } from '../../../generated/rtmp/index.js';
import type { IncomingMessage } from '../../session/message-stream/index.js';

const nameOfType = new Map<number, string>(Object.entries(MessageType).map(([name, value]) => [value, name]));

/** A message for people: `result 2 in stream 0`, `audio in stream 1`. */
export function nameOfMessage({ raw, message }: IncomingMessage): string {
  const where = `in stream ${raw.streamId}`;
  switch (message?.kind) {
    case 'commandMessage':
    case 'commandExtended': {
      const { command } = message;
      const transaction = 'transactionId' in command ? ` ${command.transactionId}` : '';
      return `${command.kind}${transaction} ${where}`;
    }
    case 'userControl':
      return `${message.event.kind} ${where}`;
    default:
      return `${nameOfType.get(raw.typeId) ?? `type ${raw.typeId}`} ${where}`;
  }
}
