import { type Command, MessageType, propertiesOfStatusInformation } from '../../../generated/rtmp/index.js';
import type { IncomingMessage } from '../../session/message-stream/index.js';

const nameOfType = new Map<number, string>(Object.entries(MessageType).map(([name, value]) => [value, name]));

/** A message for people: `result 2 in stream 0`, `onStatus NetStream.Play.Start in stream 1`, `audio in stream 1`. */
export function nameOfMessage({ raw, message }: IncomingMessage): string {
  const where = `in stream ${raw.streamId}`;
  switch (message?.kind) {
    case 'commandMessage':
    case 'commandExtended':
      return `${nameOfCommand(message.command)} ${where}`;
    case 'userControl':
      return `${message.event.kind} ${where}`;
    default:
      return `${nameOfType.get(raw.typeId) ?? `type ${raw.typeId}`} ${where}`;
  }
}

/** A status is known by its code: its transaction is 0 in all of them. */
function nameOfCommand(command: Command): string {
  if (command.kind === 'onStatus') {
    return `onStatus ${propertiesOfStatusInformation(command.information).code.slice(0, longestCode)}`;
  }
  return 'transactionId' in command ? `${command.kind} ${command.transactionId}` : command.kind;
}

/** Those that are known have 40 characters at most. */
const longestCode = 80;
