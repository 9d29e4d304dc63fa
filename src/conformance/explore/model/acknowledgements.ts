import {
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeVersionSize,
  MessageType,
} from '../../../../generated/rtmp/index.js';
import type { Failure } from './failure.js';
import type { Prediction } from './prediction.js';

/** What a server has to acknowledge on one connection: the bytes of it, each time that the window is full. */
export class Acknowledgements {
  /** Bytes behind the handshake. */
  #sent = 0;
  #window = Number.POSITIVE_INFINITY;
  /** What was sent when the window was announced, and when the last acknowledgement came. */
  #announcedAt = 0;
  #cameAt = 0;
  /** How many came since, and before. */
  #count = 0;
  #before = 0;
  #last = 0;

  constructor(private readonly on: string) {}

  sends(bytes: number): void {
    this.#sent += bytes;
  }

  announces(window: number): void {
    this.#window = window;
    this.#announcedAt = this.#sent;
    this.#cameAt = this.#sent;
    this.#before += this.#count;
    this.#count = 0;
  }

  /** The failure, if the server should not have sent that. */
  came(sequenceNumber: number): Failure | undefined {
    this.#cameAt = this.#sent;
    this.#last = sequenceNumber;
    this.#count += 1;
    const most = this.#sent + handshakeSize;
    if (sequenceNumber > most) {
      const against = this.#most(0, `no more than ${most} bytes are acknowledged`, most + 1);
      return failure(fromTheBeginning, `${sequenceNumber} bytes are acknowledged of ${most}`, against);
    }
    const windows = Math.floor((this.#sent - this.#announcedAt) / this.#window);
    const count = 2 * windows + early;
    if (this.#count <= count) return undefined;
    const against = this.#most(this.#before + count, `no more acknowledgements than windows, and a few`);
    return failure(afterWindow, `${this.#count} acknowledgements came, though ${windows} windows were full`, against);
  }

  /** Whether nothing is due: of two windows, one can still be under way. */
  get isKept(): boolean {
    return this.#sent - this.#cameAt < 2 * this.#window;
  }

  get missing(): Failure {
    const unacknowledged = this.#sent - this.#cameAt;
    const said = `no acknowledgement came of ${unacknowledged} bytes, though the window is ${this.#window} bytes`;
    return failure(afterWindow, said, this.#atLeast(this.#last + 1));
  }

  /** The failure, if what was acknowledged last is too little once all that was sent has been understood. */
  get lagging(): Failure | undefined {
    const least = this.#sent - 2 * this.#window;
    if (this.#count === 0 || this.#last >= least) return undefined;
    const said = `${this.#last} bytes are acknowledged of ${this.#sent}`;
    return failure(fromTheBeginning, said, this.#atLeast(least));
  }

  #atLeast(least: number): Prediction {
    const oneOf = [[{ types: [MessageType.acknowledgement], least }]];
    return { on: this.on, is: 'comes', oneOf, said: `an acknowledgement of at least ${least} bytes` };
  }

  #most(count: number, said: string, least = 0): Prediction {
    return { on: this.on, is: 'most', what: { types: [MessageType.acknowledgement], least }, count, said };
  }
}

const handshakeSize = handshakeVersionSize + handshakeHelloSize + handshakeEchoSize;

/** So many acknowledgements before the window is full do no harm. */
const early = 3;

const afterWindow = 'rtmp/5.4.3/after-window';
const fromTheBeginning = 'rtmp/5.4.3/counts-from-the-beginning';

const failure = (rule: string, said: string, against: Prediction): Failure => ({
  is: 'breaks',
  rule,
  said,
  about: rule,
  against,
});
