import type { MessageStream } from '../message-stream/message-stream.js';

/** `refused`: the client may not connect, and only the transport is left to end. */
export type ConnectionState = 'handshake' | 'connecting' | 'connected' | 'refused' | 'closed';

export interface ConnectionStats {
  /** Without the handshake. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly messagesIn: number;
  readonly messagesOut: number;
  /** Bytes sent that the peer has not acknowledged. Many peers never acknowledge. */
  readonly unacknowledged: number;
  /** Media messages in streams that do not publish or play. */
  readonly ignoredMessages: number;
  readonly unknownCommands: number;
}

export function statsOf(link: {
  readonly messages: MessageStream;
  readonly ignoredMessages: number;
  readonly unknownCommands: number;
}): ConnectionStats {
  const { messages, ignoredMessages, unknownCommands } = link;
  const { bytesReceived, bytesSent, messagesReceived, messagesSent, unacknowledged } = messages.stats;
  return {
    bytesIn: bytesReceived,
    bytesOut: bytesSent,
    messagesIn: messagesReceived,
    messagesOut: messagesSent,
    unacknowledged,
    ignoredMessages,
    unknownCommands,
  };
}
