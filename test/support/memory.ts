import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of all array buffers that somebody can still reach. */
export function arrayBuffersInUse(): number {
  collect();
  return process.memoryUsage().arrayBuffers;
}
