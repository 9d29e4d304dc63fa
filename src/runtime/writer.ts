import type { Extensions } from './extensions.js';
import { type EncodeLimits, limitsOf } from './limits.js';
import type { Primitives } from './primitives.js';

export interface WriteOptions {
  readonly limits?: Partial<EncodeLimits> | undefined;
  readonly primitives?: Primitives | undefined;
  /** Codecs for names that the spec does not know. */
  readonly extensions?: Extensions | undefined;
}

const firstSize = 4096;
/** A larger buffer than this is not kept for the next writer. */
const keptSize = 1 << 18;

let spare: Uint8Array | undefined = new Uint8Array(firstSize);
let spareView: DataView | undefined = new DataView(spare.buffer);
const nothing = new Uint8Array(0);
const nothingView = new DataView(nothing.buffer);

/**
 * Where the generated `write…` functions put bytes. They call `reserve` for a run of fields and then store into
 * `bytes` or `view` at the position it returned. Both are exchanged when the buffer grows, so they are asked for after
 * `reserve`, never before: not `w.bytes[w.reserve(1)] = …`, which stores into the old buffer.
 *
 * Writers share one buffer, one after the other: a fresh buffer for each small value would cost more than writing it.
 * A writer made while another one is at work gets a buffer of its own.
 */
export class Writer {
  bytes: Uint8Array;
  view: DataView;
  /** Bytes written so far. */
  position: number;
  /** How many bytes fit before the buffer must grow. */
  capacity: number;
  readonly limits: EncodeLimits;
  readonly primitives: Primitives | undefined;
  readonly extensions: Extensions | undefined;

  constructor(options?: WriteOptions) {
    if (spare !== undefined && spareView !== undefined) {
      this.bytes = spare;
      this.view = spareView;
      spare = undefined;
      spareView = undefined;
    } else {
      this.bytes = new Uint8Array(firstSize);
      this.view = new DataView(this.bytes.buffer);
    }
    this.position = 0;
    this.capacity = this.bytes.length;
    this.primitives = options?.primitives;
    this.limits = limitsOf(options?.limits);
    this.extensions = options?.extensions;
  }

  /** Makes room for so many bytes and moves past them. Returns where they start; they hold old bytes until stored. */
  reserve(count: number): number {
    const start = this.position;
    const end = start + count;
    if (end > this.capacity) this.grow(end);
    this.position = end;
    return start;
  }

  /** Makes sure that so many bytes fit without moving: for text, whose length is known after it is written. */
  ensure(count: number): void {
    if (this.position + count > this.capacity) this.grow(this.position + count);
  }

  /** What was written, as bytes of its own. The writer is empty after it and may be used again. */
  finish(): Uint8Array {
    const result = this.bytes.slice(0, this.position);
    this.release();
    return result;
  }

  /** Gives the buffer back without a result: after an error, so that the next writer need not make one. */
  release(): void {
    if (this.capacity <= keptSize && this.capacity > 0 && spare === undefined) {
      spare = this.bytes;
      spareView = this.view;
    }
    this.bytes = nothing;
    this.view = nothingView;
    this.position = 0;
    this.capacity = 0;
  }

  // A `#grow` would be checked for at each call, which makes `reserve` too large to be inlined everywhere.
  private grow(needed: number): void {
    const grown = new Uint8Array(Math.max(firstSize, this.capacity * 2, needed));
    grown.set(this.bytes.subarray(0, this.position));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
    this.capacity = grown.length;
  }
}
