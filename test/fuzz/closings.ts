import type { LogLine } from './server-under-test.js';

/** Told of a session whose connection the system had already forgotten when the server looked. */
const unknownPeer = 'unknown:0';

/** Events that must not happen, whatever peers send. */
const failures: ReadonlySet<string> = new Set(['internal-error', 'listener-failed', 'record-failed']);

/** Codes of errors in what the server itself wanted to send: no peer deserves them. */
const ownErrors: ReadonlySet<string> = new Set(['wrong-type', 'too-long', 'wrong-length', 'unpaired-surrogate']);

/**
 * Keeps account of the log: each connection has one line that opens and exactly one that closes it, with a code. Ports
 * are used again by the system, so what is said of one is a queue.
 */
export class Closings {
  /** What is wrong with the log. */
  readonly problems: string[] = [];
  readonly byCode = new Map<string, number>();
  readonly byEvent = new Map<string, number>();
  readonly #open = new Map<string, number>();
  readonly #closed = new Map<string, string[]>();
  readonly #waiting = new Map<string, ((code: string) => void)[]>();

  note(line: LogLine): void {
    const { event, peer = '', code, message = '' } = line;
    this.byEvent.set(event, (this.byEvent.get(event) ?? 0) + 1);
    if (failures.has(event)) this.problems.push(`${event}: ${peer} ${message}`);
    if (event === 'connection') this.#opened(peer);
    if (event === 'disconnect') this.#ended(peer, code);
  }

  /** Connections that have no closing line yet. */
  get open(): string[] {
    return [...this.#open.keys()];
  }

  /** Connections that were over before the server could tell whose they were. */
  unknown = 0;

  /** The code with which the connection from this port was closed; undefined if nothing is said for so long. */
  async of(peer: string, milliseconds: number): Promise<string | undefined> {
    const [code] = this.#closed.get(peer)?.splice(0, 1) ?? [];
    if (code !== undefined) return code;
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(peer) ?? [];
      const told = (said: string | undefined) => {
        clearTimeout(clock);
        const at = waiting.indexOf(told);
        if (at >= 0) waiting.splice(at, 1);
        if (waiting.length === 0) this.#waiting.delete(peer);
        resolve(said);
      };
      const clock = setTimeout(() => told(undefined), milliseconds);
      waiting.push(told);
      this.#waiting.set(peer, waiting);
    });
  }

  #opened(peer: string): void {
    const count = this.#open.get(peer) ?? 0;
    if (count > 0 && peer !== unknownPeer) this.problems.push(`${peer} was opened twice`);
    this.#open.set(peer, count + 1);
  }

  #ended(peer: string, code: string | undefined): void {
    const count = this.#open.get(peer) ?? 0;
    if (count === 0) this.problems.push(`${peer} was closed without being open (${code})`);
    if (code !== undefined && ownErrors.has(code))
      this.problems.push(`${peer} was closed for an error of ours: ${code}`);
    if (code === undefined) this.problems.push(`${peer} was closed without a code`);
    if (count > 1) this.#open.set(peer, count - 1);
    else this.#open.delete(peer);
    const said = code ?? 'no code';
    this.byCode.set(said, (this.byCode.get(said) ?? 0) + 1);
    const [told] = this.#waiting.get(peer) ?? [];
    if (peer === unknownPeer) this.unknown++;
    else if (told !== undefined) told(said);
    else this.#closed.set(peer, [...(this.#closed.get(peer) ?? []), said]);
  }
}
