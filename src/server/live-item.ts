import type { MediaKind } from '../media/index.js';
import type { SharedMessage } from '../session/chunk-stream/index.js';

/** A message of a live stream on its way to all players. */
export interface LiveItem {
  readonly kind: MediaKind;
  readonly shared: SharedMessage;
}
