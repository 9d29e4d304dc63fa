import type { Feature } from '../case.js';
import { uniqueSound } from '../wire/media.js';
import type { ServerBench } from './bench.js';

/** How to find out whether a server has a feature. Rejects with NotMet where it has not. */
export const probes: { readonly [K in Feature]?: (bench: ServerBench) => Promise<unknown> } = {
  publish: (bench) => bench.publish(),
  async play(bench) {
    const publisher = await bench.publish();
    const player = await bench.play(publisher.stream);
    await bench.passes(uniqueSound(), publisher, player);
  },
};
