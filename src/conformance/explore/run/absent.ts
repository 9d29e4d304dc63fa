import { ServerBench } from '../../server/bench.js';
import type { ServerTarget } from '../../server/target.js';
import { missedBy } from '../../verdict.js';

/** Why no client gets through to the server; undefined if one does. */
export async function absent(target: ServerTarget, timeoutMilliseconds: number): Promise<string | undefined> {
  const bench = new ServerBench(target, 'whole', timeoutMilliseconds);
  try {
    return await missedBy(() => bench.greet());
  } finally {
    bench.dispose();
  }
}
