/**
 * The load: one publisher and many players in a process of their own, so that it can be bound to a processor of its
 * own. Takes its task as JSON in the first argument and prints its measurement as JSON.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, open } from './client.js';
import { film, sequenceHeaders, stamp, stampOf } from './film.js';
import { peakMemory, processorSeconds } from './process-usage.js';

export interface Task {
  readonly port: number;
  readonly serverPid: number;
  readonly players: number;
  readonly seconds: number;
}

export interface Measurement {
  readonly players: number;
  readonly gigabytes: number;
  readonly serverSeconds: number;
  /** Processor seconds of the server for each gigabyte that reached the players. */
  readonly secondsPerGigabyte: number;
  readonly peakMegabytes: number;
  readonly latency: { readonly p50: number; readonly p99: number; readonly samples: number };
  /** What the worst served player got of what was published; 1 is all of it. */
  readonly leastServed: number;
  /** Share of one processor that the load itself took; close to 1 the measurement says nothing. */
  readonly loadShare: number;
}

const samplers = 4;
const connectingAtOnce = 25;
const settle = 3000;

const task: Task = JSON.parse(process.argv[2] ?? '');
console.log(JSON.stringify(await measure(task)));
process.exit(0);

async function measure({ port, serverPid, players, seconds }: Task): Promise<Measurement> {
  const address = { port, application: 'live', stream: 'relay' };
  const latencies: number[] = [];
  let measuring = false;
  const sample = (message: { readonly payload: Buffer }) => {
    const sent = measuring ? stampOf(message.payload) : undefined;
    if (sent !== undefined) latencies.push(performance.now() - sent);
  };

  const publisher = await open(address, 'publish', 'messages');
  const progress = publish(publisher);
  const audience: Client[] = [];
  while (audience.length < players) {
    const batch = Math.min(connectingAtOnce, players - audience.length);
    const joining = Array.from({ length: batch }, (_, index) =>
      audience.length + index < samplers ? open(address, 'play', 'messages', sample) : open(address, 'play', 'count'),
    );
    audience.push(...(await Promise.all(joining)));
  }
  await delay(settle);

  const before = audience.map((client) => client.received);
  const published = progress.bytes;
  const serverBefore = processorSeconds(serverPid);
  const ownBefore = process.cpuUsage();
  const start = performance.now();
  measuring = true;
  await delay(seconds * 1000);
  measuring = false;
  const elapsed = (performance.now() - start) / 1000;
  const own = process.cpuUsage(ownBefore);
  const serverSeconds = processorSeconds(serverPid) - serverBefore;
  const got = audience.map((client, index) => client.received - (before[index] ?? 0));
  const gigabytes = got.reduce((sum, bytes) => sum + bytes, 0) / 1e9;
  const sent = progress.bytes - published;
  const gone = audience.filter(({ socket }) => socket.destroyed).length;
  if (gone > 0) throw new Error(`the server dropped ${gone} of ${players} players`);
  latencies.sort((a, b) => a - b);
  return {
    players,
    gigabytes,
    serverSeconds,
    secondsPerGigabyte: serverSeconds / gigabytes,
    peakMegabytes: peakMemory(serverPid) / 1e6,
    latency: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), samples: latencies.length },
    leastServed: Math.min(...got) / sent,
    loadShare: (own.user + own.system) / 1e6 / elapsed,
  };
}

/** Sends the film in real time until the process ends; counts the bytes of its payloads. */
function publish(publisher: Client): { bytes: number } {
  const progress = { bytes: 0 };
  for (const { type, payload } of sequenceHeaders) publisher.send(type, 0, payload);
  const pieces = film();
  let next = pieces.next();
  const start = performance.now();
  const tick = () => {
    const now = performance.now() - start;
    while (!next.done && next.value.due <= now) {
      const { due, type, payload } = next.value;
      stamp(payload, performance.now());
      publisher.send(type, Math.round(due), payload);
      progress.bytes += payload.length;
      next = pieces.next();
    }
    if (!next.done) setTimeout(tick, Math.max(1, next.value.due - now));
  };
  tick();
  return progress;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
