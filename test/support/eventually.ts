import { setTimeout as sleep } from 'node:timers/promises';

/** Tries again until it succeeds, for what a server finishes after its client has gone: at most five seconds. */
export async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 5_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
}
