/**
 * The relay benchmark: one publisher and many players of a 3 Mb/s stream, our server and nginx-rtmp in turn, each
 * bound to one processor and the load to another. Prints a line for each measurement, and all of them as JSON with
 * `--json FILE`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from '../../test/support/processes.js';
import { startMtrude, startNginx } from '../../test/support/servers.js';
import type { Measurement, Task } from './load.js';

const servers = { mtrude: startMtrude, nginx: startNginx };
type Name = keyof typeof servers;
type Row = Measurement & { readonly server: Name; readonly round: number };

const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'both' },
    players: { type: 'string', default: '50,200,500' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const names = options.server === 'both' ? (['nginx', 'mtrude'] as const) : [known(options.server)];
const rows: Row[] = [];

for (const players of options.players.split(',').map(Number)) {
  for (let round = 1; round <= Number(options.rounds); round++) {
    for (const server of names) {
      const row = { server, round, ...(await measure(server, players)) };
      rows.push(row);
      console.log(line(row));
    }
  }
  if (names.length === 2) console.log(comparison(players));
}
if (options.json) await writeFile(options.json, `${JSON.stringify(rows, null, 2)}\n`);

function known(name: string): Name {
  if (name === 'mtrude' || name === 'nginx') return name;
  throw new Error(`--server is mtrude, nginx or both, not ${name}`);
}

async function measure(name: Name, players: number): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'mtrude-relay-'));
  const server = await servers[name](folder, ['taskset', '-c', '0']);
  try {
    const seconds = Number(options.seconds);
    const task: Task = {
      port: Number(new URL(server.url('relay')).port),
      serverPid: server.running.process.pid ?? 0,
      players,
      seconds,
    };
    const load = fileURLToPath(new URL('./load.ts', import.meta.url));
    const said = await run(
      ['taskset', '-c', '1', process.execPath, '--import', 'tsx', load, JSON.stringify(task)],
      seconds + 45,
    );
    const measurement: Measurement = JSON.parse(said);
    return measurement;
  } finally {
    await server.running.stop('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

function line({ server, round, players, latency, ...row }: Row): string {
  return [
    `${server.padEnd(6)} ${String(players).padStart(3)} players, round ${round}:`,
    `${row.secondsPerGigabyte.toFixed(3)} CPU s/GB (${row.serverSeconds.toFixed(2)} s, ${row.gigabytes.toFixed(2)} GB),`,
    `peak ${row.peakMegabytes.toFixed(0)} MB, latency p50 ${latency.p50.toFixed(1)} ms p99 ${latency.p99.toFixed(1)} ms,`,
    `least served ${(row.leastServed * 100).toFixed(1)} %, load ${(row.loadShare * 100).toFixed(0)} % of a processor`,
  ].join(' ');
}

function comparison(players: number): string {
  const cost = (name: Name) =>
    median(rows.filter((row) => row.players === players && row.server === name).map((row) => row.secondsPerGigabyte));
  return `${players} players: mtrude takes ${(cost('mtrude') / cost('nginx')).toFixed(2)} × the processor time of nginx-rtmp (medians)`;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
