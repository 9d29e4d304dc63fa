import { createServer } from '../../../src/server/index.js';

// Says where it listens, and ends when its standard input does: it never outlives who started it.
const [port = '0', data] = process.argv.slice(2);
const server = createServer({
  port: Number(port),
  joinMilliseconds: 0,
  log: { level: 'silent' },
  ...(data === undefined ? {} : { data }),
});
const address = await server.listen();
process.stdin.resume().once('end', () => process.exit());
process.stdout.write(`${JSON.stringify(address)}\n`);
