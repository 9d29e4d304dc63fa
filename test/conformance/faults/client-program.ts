import { Readable } from 'node:stream';
import { playStream, publishFile } from '../../../src/client/index.js';
import { shortFilm } from './short-film.js';

/** `publisher URL` sends a short film; `player URL` plays until the stream is over and writes it to standard output. */
const [role, url = ''] = process.argv.slice(2);

const settings = { connectMilliseconds: 3_000, replyMilliseconds: 3_000 };
try {
  if (role === 'publisher') {
    await publishFile(Readable.from([shortFilm()]), url, { ...settings, fast: true });
  } else if (role === 'player') {
    await playStream(url, process.stdout, { ...settings, timeoutMilliseconds: 5_000 });
  } else {
    throw new Error('expected publisher URL or player URL');
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
