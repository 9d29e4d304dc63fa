import type { Message } from '../../../../generated/rtmp/index.js';
import type { RawMessage } from '../../../session/chunk-stream/index.js';

/** A message of the server. */
export interface Received {
  readonly raw: RawMessage;
  readonly message: Message;
}
