import { fileURLToPath } from 'node:url';

export type Command = readonly [string, ...string[]];

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Our own command line, as built. */
export const mtrude = (...args: string[]): Command => [process.execPath, main, ...args];
