import { setTimeout as sleep } from 'node:timers/promises';
import { MessageType } from '../../../generated/rtmp/index.js';
import { parseStreamUrl, Session } from '../../../src/client/index.js';
import type { ClientStream } from '../../../src/session/connection/index.js';
import { audioHeader, encodeFrame, videoHeader } from './frames.js';
import { Viewer } from './viewer.js';

/** What a healthy publisher and those who play its stream saw. */
export interface HealthyReport {
  readonly sent: number;
  readonly received: number;
  readonly missing: number;
  readonly altered: number;
  /** From publisher to player, in milliseconds. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly most: number };
  /**
   * How late the publisher itself was woken up, in milliseconds, in 1 of 100 cases: it has little to do, so that this
   * is the fault of the machine.
   */
  readonly lateness: number;
  /** Players that joined for a moment. */
  readonly joined: number;
  /** What went wrong, in words. */
  readonly problems: readonly string[];
}

const frameMilliseconds = 33;
const framesPerKey = 30;
const joinEvery = 3_000;
const joinFor = 1_200;
/** For the last frames to arrive. */
const drainMilliseconds = 3_000;

/** Publishes and plays until the signal comes. Both ends are in one process: they have one clock. */
export async function runPair(url: string, signal: AbortSignal): Promise<HealthyReport> {
  const problems: string[] = [];
  const published = await open(url, (stream, name) => stream.publish(name));
  const publisher = new Publisher(published.session, published.stream);
  const watching = await watch(url);
  let joined = 0;
  let nextJoin = performance.now() + joinEvery;
  const joins: Promise<void>[] = [];
  await publisher.run(signal, () => {
    if (performance.now() < nextJoin) return;
    nextJoin += joinEvery;
    joined++;
    joins.push(joinForAMoment(url).catch((error) => void problems.push(`a joining player: ${error}`)));
  });
  await Promise.all(joins);
  await watching.caughtUp(publisher.last);
  for (const [who, { failure }] of [
    ['publisher', published.session],
    ['player', watching.session],
  ] as const) {
    if (failure !== undefined) problems.push(`the ${who} lost its connection: ${failure.message}`);
  }
  const { viewer } = watching;
  if (viewer.badStart !== undefined) problems.push(`the player: ${viewer.badStart}`);
  published.session.destroy();
  watching.session.destroy();
  return { ...figures(viewer, publisher), joined, problems };
}

class Publisher {
  sent = 0;
  readonly lateness: number[] = [];
  readonly last = new Map<number, number>();

  constructor(
    private readonly session: Session,
    private readonly stream: ClientStream,
  ) {
    this.stream.send({ typeId: MessageType.video, timestamp: 0, payload: videoHeader });
    this.stream.send({ typeId: MessageType.audio, timestamp: 0, payload: audioHeader });
    this.frame(0);
  }

  async run(signal: AbortSignal, tick: () => void): Promise<void> {
    const began = performance.now();
    for (let index = 1; !signal.aborted; index++) {
      const due = began + index * frameMilliseconds;
      await sleep(Math.max(0, due - performance.now()));
      this.lateness.push(Math.max(0, performance.now() - due));
      if (this.session.failure !== undefined) return;
      this.frame(index);
      tick();
    }
  }

  private frame(sequence: number): void {
    const isKey = sequence % framesPerKey === 0;
    const size = isKey ? 20_000 : 2_000 + ((sequence * 397) % 6_000);
    this.send(MessageType.video, sequence, isKey, size);
    this.send(MessageType.audio, sequence, false, 300);
  }

  private send(typeId: number, sequence: number, isKey: boolean, size: number): void {
    const payload = encodeFrame({ typeId, sequence, isKey }, size, performance.now());
    this.stream.send({ typeId, timestamp: sequence * frameMilliseconds, payload });
    this.sent++;
    this.last.set(typeId, sequence);
  }
}

async function watch(url: string) {
  const { session, stream } = await open(url, async () => undefined);
  const viewer = new Viewer();
  stream.onMessage = (message) => viewer.take(message);
  await stream.play(parseStreamUrl(url).stream);
  const caughtUp = async (last: ReadonlyMap<number, number>): Promise<void> => {
    const deadline = performance.now() + drainMilliseconds;
    const behind = () => [...last].some(([typeId, sequence]) => (viewer.last.get(typeId) ?? -1) < sequence);
    while (behind() && performance.now() < deadline) await sleep(20);
    for (const [typeId, sequence] of last) viewer.missing += sequence - (viewer.last.get(typeId) ?? -1);
  };
  return { session, viewer, caughtUp };
}

async function joinForAMoment(url: string): Promise<void> {
  const { session, viewer } = await watch(url);
  await sleep(joinFor);
  const { failure } = session;
  session.destroy();
  const { badStart, received, missing, altered } = viewer;
  if (failure !== undefined) throw failure;
  if (badStart !== undefined) throw new Error(badStart);
  if (received === 0 || missing + altered > 0)
    throw new Error(`${received} frames, ${missing} missing, ${altered} bad`);
}

async function open(url: string, begin: (stream: ClientStream, name: string) => Promise<void>) {
  const target = parseStreamUrl(url);
  const session = await Session.open(target, {}, {});
  const stream = await session.connection.createStream();
  await begin(stream, target.stream);
  return { session, stream };
}

function figures({ received, missing, altered, delays }: Viewer, { sent, lateness }: Publisher) {
  const delay = { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), most: quantile(delays, 1) };
  return { sent, received, missing, altered, delay, lateness: quantile(lateness, 0.99) };
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
