import { chunkSizeConduct, chunkStreamConduct } from './10-conduct-chunk-stream.js';
import { clientConduct } from './10-conduct-client.js';
import { commandConduct, connectConduct } from './10-conduct-commands.js';
import { controlConduct } from './10-conduct-control.js';
import { enhancedConduct } from './10-conduct-enhanced.js';
import { handshakeConduct } from './10-conduct-handshake.js';
import { limitsConduct } from './10-conduct-limits.js';
import { latePlayerConduct, mediaConduct } from './10-conduct-media.js';
import { playConduct, publishConduct } from './10-conduct-streams.js';

/** What peers do, in the order in which a connection goes. */
export const conducts = [
  handshakeConduct,
  chunkStreamConduct,
  chunkSizeConduct,
  controlConduct,
  connectConduct,
  commandConduct,
  publishConduct,
  playConduct,
  mediaConduct,
  latePlayerConduct,
  enhancedConduct,
  limitsConduct,
  clientConduct,
];
