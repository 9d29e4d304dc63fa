import { createServer } from '../../../src/server/index.js';

// Says where it listens, and ends when its standard input does, so that it never outlives who started it; `kept` by
// somebody who ends it otherwise, it goes on without.
const [port = '0', data, kept] = process.argv.slice(2);
const server = createServer({
  port: Number(port),
  joinMilliseconds: 0,
  log: { level: 'silent' },
  ...(data === undefined || data === '' ? {} : { data }),
});
const address = await server.listen();
if (kept === undefined) process.stdin.resume().once('end', () => process.exit());
process.stdout.write(`${JSON.stringify(address)}\n`);
