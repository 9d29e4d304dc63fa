import { missedBy } from '../verdict.js';
import { uniqueSound } from '../wire/media.js';
import { ServerBench, type StreamClient } from './bench.js';
import type { FoundFeatures } from './find-features.js';
import type { ServerTarget } from './target.js';

interface Pair {
  readonly publisher: StreamClient;
  readonly player: StreamClient;
}

/**
 * Tells "ignored" and "died" apart: after what is not allowed, a new connection must be accepted, and a stream that has
 * nothing to do with it must go on.
 */
export class Bystander {
  readonly #bench: ServerBench;
  readonly #features: FoundFeatures;
  #timestamp = 0;
  /** Unless the server does not let it stand by, or loses what it publishes whatever others do. */
  #pair: Pair | undefined;

  constructor(target: ServerTarget, timeoutMilliseconds: number, features: FoundFeatures) {
    this.#bench = new ServerBench(target, 'whole', timeoutMilliseconds);
    this.#features = features;
  }

  /** What has become of the server; undefined if all is well. After that a new stream stands by. */
  async harm(): Promise<string | undefined> {
    return (await this.#harmToStream()) ?? (await this.#harmToNewcomers());
  }

  /** Begins to stand by. Rejects with NotMet where the server does not let it. */
  async begin(): Promise<void> {
    if (this.#features.get('play')?.has !== true) return;
    const publisher = await this.#bench.publish();
    const player = await this.#bench.play(publisher.stream);
    const pair = { publisher, player };
    await this.#pass(pair);
    this.#pair = pair;
  }

  /** Begins again, after the streams of before were lost. */
  async renew(): Promise<void> {
    this.#pair = undefined;
    await missedBy(() => this.begin());
  }

  end(): void {
    this.#bench.dispose();
  }

  async #harmToStream(): Promise<string | undefined> {
    if (this.#pair === undefined) return undefined;
    const pair = this.#pair;
    const said = await missedBy(() => this.#pass(pair));
    if (said === undefined) return undefined;
    await this.renew();
    return `afterwards a stream that had nothing to do with it does not go on: ${said}`;
  }

  async #harmToNewcomers(): Promise<string | undefined> {
    const { target, timeoutMilliseconds } = this.#bench;
    const bench = new ServerBench(target, 'whole', timeoutMilliseconds);
    try {
      const said = await missedBy(() => bench.connect('newcomer'));
      return said === undefined ? undefined : `afterwards the server takes no new connection: ${said}`;
    } finally {
      bench.dispose();
    }
  }

  /** One sound from the publisher to the player. */
  async #pass({ publisher, player }: Pair): Promise<void> {
    this.#timestamp += 20;
    await this.#bench.passes(uniqueSound(), publisher, player, this.#timestamp);
  }
}
