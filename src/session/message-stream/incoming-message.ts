import type { Message } from '../../../generated/rtmp/message.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';

export interface IncomingMessage {
  readonly raw: RawMessage;
  /** What the payload says; undefined for audio, video and aggregate messages, which are passed on as they are. */
  readonly message: Message | undefined;
}

export interface MessageHandler {
  /** Called for every message in order, those of unknown types and those answered by the MessageStream among them. */
  message(incoming: IncomingMessage): void;
}

/** Where a message goes. */
export interface Destination {
  /** Message stream id. */
  readonly streamId: number;
  /** In milliseconds; 0 if absent. */
  readonly timestamp?: number | undefined;
  /** If absent, the one that peers use for such messages. */
  readonly chunkStreamId?: number | undefined;
}
