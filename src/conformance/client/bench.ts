import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { missedBy, NotMet, Unsupported } from '../verdict.js';
import type { Delivery } from '../wire/delivery.js';
import type { Transcript } from '../wire/recording.js';
import { Wire } from '../wire/wire.js';
import { ClientProcess } from './client-process.js';
import { Guest, type Manners } from './guest.js';
import type { Lane } from './lane.js';
import { type Film, readFilm } from './output.js';
import type { ClientTarget } from './target.js';

export interface Visit {
  readonly lane: Lane;
  readonly target: ClientTarget;
  readonly delivery: Delivery;
  readonly timeoutMilliseconds: number;
  /** The name of the stream that the client is sent to: no two visits have the same. */
  readonly stream: string;
  /** What is tested, for whoever has to start the client. */
  readonly what: string;
  /** Whether the client is known to answer pings: then each shows that it is there. */
  readonly answersPings: boolean;
}

/** What one run of a case has to work with: a client that comes. Whatever it opens is closed for it. */
export class ClientBench {
  readonly #wires: Wire[] = [];
  readonly #waiting: Wire[] = [];
  readonly #watchers = new Set<() => void>();
  #process: ClientProcess | undefined;
  #folder: string | undefined;
  #isBegun = false;
  #isOver = false;

  constructor(readonly visit: Visit) {}

  /** The next connection of the client, which is started for the first. Nothing was said on it. Rejects with NotMet. */
  async open(): Promise<Wire> {
    if (!this.#isBegun) await this.#begin();
    const patience = this.visit.target.exec === undefined ? forever : startMilliseconds;
    await this.#until('a connection', patience, () => this.#waiting.length > 0, true);
    const wire = this.#waiting.shift();
    if (wire === undefined) throw new NotMet('no connection came');
    return wire;
  }

  /** A client whose handshake is done, and that is answered as a well-behaved server does, but for these manners. */
  async guest(manners: Manners = {}): Promise<Guest> {
    return this.receive(await this.open(), manners);
  }

  /** The same for a connection that is open already. */
  async receive(wire: Wire, manners: Manners = {}): Promise<Guest> {
    return Guest.greet(wire, this.#known(manners));
  }

  /** The same where the case has done the handshake. */
  afterHandshake(wire: Wire, manners: Manners = {}): Guest {
    return Guest.after(wire, this.#known(manners));
  }

  /** Waits for the client to end of itself. Rejects with Unsupported where that is not seen, NotMet where it does not. */
  async exited(): Promise<ClientProcess> {
    const process = this.#process;
    if (process === undefined) throw new Unsupported('the end of the client is seen only where the tester starts it');
    await this.#until('the end of the client', exitMilliseconds, () => process.ended !== undefined, false);
    if (process.hasCrashed) throw new NotMet(`the client crashed: ${process.account}`);
    return process;
  }

  /** After what is not allowed: the client goes on, or ends connection and itself. Rejects with NotMet where it does neither. */
  async standsIt(guest: Guest): Promise<void> {
    const missed = await missedBy(() => guest.goesOn());
    if (missed === undefined && !guest.wire.isClosed) return;
    // Something may be amiss because it is about to end.
    if (missed !== undefined && (await missedBy(() => guest.wire.closedByPeer())) !== undefined) {
      throw new NotMet(`it neither goes on nor ends: ${missed}`);
    }
    if (this.#process !== undefined) await this.exited();
  }

  /** Whether the client writes what it plays. */
  get hasOutput(): boolean {
    return this.visit.target.exec?.includes(filePlace) ?? false;
  }

  /** What the client has written, once it has ended. Rejects with NotMet where it does not end or has written nothing. */
  async output(): Promise<Film> {
    if (this.#folder === undefined || !this.hasOutput) {
      throw new Unsupported('what is played is seen only where the command writes it to {file}');
    }
    await this.exited();
    return readFilm(join(this.#folder, fileName));
  }

  get transcripts(): readonly Transcript[] {
    return this.#wires.map(({ recording }) => recording);
  }

  /** Closes and ends all that is open. */
  async dispose(): Promise<void> {
    this.#isOver = true;
    this.#changed();
    this.visit.lane.visitor = undefined;
    for (const wire of this.#wires) wire.destroy();
    await this.#process?.kill();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  #known(manners: Manners) {
    return { ...manners, answersPings: this.visit.answersPings };
  }

  async #begin(): Promise<void> {
    this.#isBegun = true;
    const { lane, target, delivery, timeoutMilliseconds, stream, what } = this.visit;
    lane.visitor = (connection) => {
      const wire = new Wire({ name: 'client', delivery, timeoutMilliseconds });
      const handler = wire.attach(connection);
      this.#wires.push(wire);
      this.#waiting.push(wire);
      this.#changed();
      return handler;
    };
    const url = lane.url(stream);
    if (target.exec === undefined) {
      target.awaits?.(url, what);
      return;
    }
    this.#folder = await mkdtemp(join(tmpdir(), 'mtrude-conformance-'));
    const command = target.exec.replaceAll(urlPlace, url).replaceAll(filePlace, join(this.#folder, fileName));
    this.#process = new ClientProcess(command, () => this.#changed());
  }

  async #until(what: string, patience: number, isSo: () => boolean, needsClient: boolean): Promise<void> {
    const end = performance.now() + patience;
    while (!isSo()) {
      if (this.#isOver) throw new NotMet('the run was interrupted');
      if (needsClient && this.#process?.ended !== undefined) {
        throw new NotMet(`${what} did not come: ${this.#process.account}`);
      }
      const left = end - performance.now();
      if (left <= 0) throw new NotMet(`${what} did not come within ${patience} ms`);
      await this.#change(Math.min(left, longestSleep));
    }
  }

  /** Resolves when something changes or the time is over. */
  async #change(milliseconds: number): Promise<void> {
    const over = new AbortController();
    const watcher = () => over.abort();
    this.#watchers.add(watcher);
    await sleep(milliseconds, undefined, { signal: over.signal }).catch(() => undefined);
    this.#watchers.delete(watcher);
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

const urlPlace = '{url}';
const filePlace = '{file}';
const fileName = 'played.flv';

/** How long a command may take before it connects. */
const startMilliseconds = 4500;
/** How long a client may take to end. */
const exitMilliseconds = 4000;
const forever = Number.POSITIVE_INFINITY;
const longestSleep = 1000;
