import { runPair } from './pair.js';

/** A process of its own, so that what the mutated sessions cost does not look like delay. */
const stop = new AbortController();
process.once('message', () => stop.abort());
process.once('disconnect', () => process.exit(1));

const [url = ''] = process.argv.slice(2);
const report = await runPair(url, stop.signal);
process.send?.(report, () => process.exit(0));
