import type { Message } from '../../generated/rtmp/message.js';
import type { RawMessage } from '../../src/session/chunk-stream/index.js';
import {
  type IncomingMessage,
  MessageStream,
  type MessageStreamOptions,
} from '../../src/session/message-stream/index.js';
import { filled, join } from './chunk-stream-support.js';

/** A message stream, what it sends, and what it receives. */
export function open(options?: MessageStreamOptions) {
  const sent: Uint8Array[] = [];
  const received: IncomingMessage[] = [];
  const stream = new MessageStream(
    (output) => sent.push(output),
    { message: (incoming) => received.push(incoming) },
    options,
  );
  return { stream, sent, received };
}

/** What a peer has sent, as messages. */
export function read(sent: readonly Uint8Array[]): (Message | undefined)[] {
  const { stream, received } = open();
  stream.receive(join(sent));
  return received.map(({ message }) => message);
}

/** The chunks of messages that a peer sends. */
export function from(...messages: readonly Message[]): Uint8Array {
  const { stream, sent } = open();
  for (const message of messages) stream.send(message, { streamId: 0 });
  return join(sent);
}

export const ping = (timestamp: number): Message => ({
  kind: 'userControl',
  event: { kind: 'pingRequest', timestamp },
});
export const media = (size: number): RawMessage => ({
  chunkStreamId: 6,
  timestamp: 40,
  typeId: 9,
  streamId: 1,
  payload: filled(size),
});
